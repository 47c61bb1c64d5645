package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceSnapshot;

/** Judges tags from some time in their past on, however long ago that is, with a bounded number of cells in memory. */
@ApplicationScoped
class Revisions {

    /** Cells of so many tags are read at once. */
    private static final int TAGS_AT_ONCE = 200;

    /** Most late reads have little consequence: the first look is short, each one after it takes four times as much. */
    private static final int CELLS_OF_TAG_FIRST = 1_000;

    private static final int CELLS_OF_TAG_MAX = 16_000;

    private final CellStore cells;
    private final VisitStore visits;
    private final SignalStore signals;

    Revisions(CellStore cells, VisitStore visits, SignalStore signals) {
        this.cells = cells;
        this.visits = visits;
        this.signals = signals;
    }

    /**
     * How much to do.
     *
     * @param cellsAtOnce cells in memory at most, if tags are few enough
     * @param untilOver whether to go on until all are over; else once through that many cells
     */
    record Effort(int cellsAtOnce, boolean untilOver) {

        /** All that there is. */
        static final Effort WHOLE = new Effort(100_000, true);
    }

    /**
     * What to judge by.
     *
     * @param floorMs tags without a checkpoint from here on were nowhere here; cells before may be gone
     */
    record Knowledge(Rules rules, DeviceSnapshot devices, long floorMs) {}

    /** How far to go at once: through a number of cells, and up to, but not at, a time. */
    private record Reach(int cells, long toMs) {}

    /** What the work leaves, group by group: whoever takes it need not hold all. */
    interface Taker {
        void take(List<Revision> revisions) throws SQLException;
    }

    /** Judges tags, each with the first and the last start of a cell that may be another than before. */
    void judge(Map<Tag, Window> changed, Knowledge knowledge, Effort effort, Taker taker, Connection connection)
            throws SQLException {
        Map<Tag, Window> group = new HashMap<>();
        for (Map.Entry<Tag, Window> one : changed.entrySet()) {
            group.put(one.getKey(), one.getValue());
            if (group.size() == TAGS_AT_ONCE) {
                taker.take(judgeGroup(group, knowledge, effort, connection));
                group.clear();
            }
        }
        if (!group.isEmpty()) {
            taker.take(judgeGroup(group, knowledge, effort, connection));
        }
    }

    private List<Revision> judgeGroup(
            Map<Tag, Window> changed, Knowledge knowledge, Effort effort, Connection connection) throws SQLException {
        List<Revision> all = begin(changed, knowledge, connection);
        List<Revision> due = all;
        int limit = CELLS_OF_TAG_FIRST;
        do {
            int share = Math.max(Revision.CELLS_PER_CHECKPOINT, effort.cellsAtOnce() / due.size());
            due = goOn(due, knowledge, new Reach(Math.min(limit, share), Stretch.END), connection);
            limit = Math.min(4 * limit, CELLS_OF_TAG_MAX);
        } while (effort.untilOver() && !due.isEmpty());
        return all;
    }

    /** The state of each tag from all cells before a time, as a checkpoint there. */
    Map<Long, List<TagTrack.Checkpoint>> statesAt(long atMs, List<Tag> tags, Knowledge knowledge, Connection connection)
            throws SQLException {
        Map<Tag, Window> wanted = new HashMap<>();
        tags.forEach(tag -> wanted.put(tag, new Window(atMs, Stretch.END)));
        List<Revision> all = begin(wanted, knowledge, connection);
        List<Revision> due = all;
        while (!due.isEmpty()) {
            due = goOn(due, knowledge, new Reach(CELLS_OF_TAG_FIRST, atMs), connection);
        }
        Map<Long, List<TagTrack.Checkpoint>> states = new HashMap<>();
        all.forEach(revision -> states.put(revision.tag().id(), List.of(revision.state())));
        return states;
    }

    private List<Revision> begin(Map<Tag, Window> changed, Knowledge knowledge, Connection connection)
            throws SQLException {
        Map<Long, Window> upTo = new HashMap<>();
        changed.forEach((tag, window) ->
                upTo.put(tag.id(), new Window(knowledge.floorMs(), Math.max(knowledge.floorMs(), window.fromMs()))));
        Map<Long, TagTrack.Checkpoint> checkpoints = visits.newestCheckpoints(upTo, connection);
        List<Revision> revisions = new ArrayList<>();
        changed.forEach((tag, window) -> {
            TagTrack.Checkpoint checkpoint = checkpoints.get(tag.id());
            revisions.add(
                    new Revision(tag, checkpoint == null ? unseen(knowledge.floorMs()) : checkpoint, window.toMs()));
        });
        return revisions;
    }

    private static TagTrack.Checkpoint unseen(long atMs) {
        return new TagTrack.Checkpoint(atMs, TagStateCodec.encode(new TagState()));
    }

    /** One stretch of each, of a limited number of cells; returns those that are not over. */
    private List<Revision> goOn(List<Revision> revisions, Knowledge knowledge, Reach reach, Connection connection)
            throws SQLException {
        Map<Long, Long> fromMs = new HashMap<>();
        revisions.forEach(revision -> fromMs.put(revision.tag().id(), revision.fromMs()));
        Map<Long, List<Cell>> found = cells.between(fromMs, reach.toMs(), reach.cells(), connection);
        Map<Long, TagTrack.Checkpoint> ahead = checkpointsAhead(revisions, found, reach.cells(), connection);
        Map<Long, Window> stretches = new HashMap<>();
        DoorWindows doors = SignalStore.windows();
        for (Revision revision : revisions) {
            List<Cell> ofTag = found.getOrDefault(revision.tag().id(), List.of());
            long toMs = end(ofTag, ahead.get(revision.tag().id()), reach);
            stretches.put(revision.tag().id(), new Window(revision.fromMs(), toMs));
            revision.doors(ofTag, knowledge.rules(), doors);
        }
        Map<Long, List<Opening>> openings = visits.openings(stretches, connection);
        PlaceAutomaton automaton =
                new PlaceAutomaton(knowledge.rules(), signals.crossings(doors, knowledge.devices(), connection));
        List<Revision> due = new ArrayList<>();
        for (Revision revision : revisions) {
            long tag = revision.tag().id();
            revision.had(openings.getOrDefault(tag, List.of()));
            fold(revision, found.getOrDefault(tag, List.of()), Objects.requireNonNull(stretches.get(tag)), automaton);
            TagTrack.Checkpoint stored = ahead.get(tag);
            if (stored != null && !revision.over()) {
                revision.compare(stored, knowledge.rules());
            }
            if (!revision.over() && revision.fromMs() < reach.toMs()) {
                due.add(revision);
            }
        }
        return due;
    }

    /** Where the next stretch ends: at a checkpoint beyond what changed, or before a quantum that may not be whole. */
    private static long end(List<Cell> cells, TagTrack.@Nullable Checkpoint ahead, Reach reach) {
        if (cells.size() < reach.cells()) {
            return reach.toMs();
        }
        return ahead == null ? cells.getLast().startMs() : ahead.atMs();
    }

    private static void fold(Revision revision, List<Cell> cells, Window stretch, PlaceAutomaton automaton) {
        if (stretch.toMs() == Stretch.END) {
            revision.finish(cells, automaton);
            return;
        }
        if (stretch.toMs() <= stretch.fromMs() && !cells.isEmpty()) {
            throw new IllegalStateException("more read points than " + cells.size() + " saw " + revision.tag()
                    + " in one quantum at " + stretch.fromMs());
        }
        List<Cell> before = cells.stream()
                .takeWhile(cell -> cell.startMs() < stretch.toMs())
                .toList();
        revision.fold(before, stretch.toMs(), automaton);
    }

    /** The newest checkpoint of each within the cells that were found and beyond what changed. */
    private Map<Long, TagTrack.Checkpoint> checkpointsAhead(
            List<Revision> revisions, Map<Long, List<Cell>> found, int limit, Connection connection)
            throws SQLException {
        Map<Long, Window> within = new HashMap<>();
        for (Revision revision : revisions) {
            List<Cell> ofTag = found.getOrDefault(revision.tag().id(), List.of());
            long afterMs = Math.max(revision.fromMs(), revision.changedToMs());
            if (ofTag.size() == limit && afterMs < ofTag.getLast().startMs()) {
                within.put(
                        revision.tag().id(),
                        new Window(afterMs + 1, ofTag.getLast().startMs()));
            }
        }
        return within.isEmpty() ? Map.of() : visits.newestCheckpoints(within, connection);
    }
}
