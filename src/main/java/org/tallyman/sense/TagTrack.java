package org.tallyman.sense;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tag's recent past in memory: its state before some time, the cells since, and the openings that followed from
 * them. New cells within that stretch are folded again from its beginning, so a read that is a little late needs no
 * database.
 */
final class TagTrack {

    /** How far behind the newest cell the stretch begins: reads late by less are cheap. */
    static final long TRAIL_MS = 10_000;

    private static final long STRETCH_MS_MAX = 15_000;
    private static final long CHECKPOINT_EVERY_MS = 300_000;

    private long baseMs;
    private TagState base;
    private final NavigableMap<Cell, Cell> cells = new TreeMap<>();
    private List<Opening> openings = new ArrayList<>();
    private long checkpointMs;
    private long lastSeenToldMs;

    /** A track that goes on from {@code base}, the state from all cells before {@code baseMs}. */
    TagTrack(long baseMs, TagState base, List<Opening> openings) {
        this.baseMs = baseMs;
        this.base = base;
        this.openings = List.copyOf(openings);
        this.checkpointMs = baseMs;
    }

    boolean reaches(long startMs) {
        return startMs >= baseMs;
    }

    void add(Cell cell) {
        cells.merge(cell, cell, Cell::merge);
    }

    /** Folds the stretch anew and says what that changes; also moves the beginning of the stretch up. */
    Outcome fold(PlaceAutomaton automaton) {
        List<Opening> now = new ArrayList<>();
        automaton.fold(base.copy(), new Stretch(cells.values(), baseMs, Stretch.END), now);
        List<Opening> before = openings;
        openings = now;
        return Outcome.between(before, now, advance(automaton));
    }

    /** At which doors the tag is in this stretch, and when. */
    void doors(Rules rules, DoorWindows windows) {
        windows.add(base, baseMs, cells.values(), rules);
    }

    private @Nullable Checkpoint advance(PlaceAutomaton automaton) {
        if (cells.isEmpty()) {
            return null;
        }
        long newest = cells.lastKey().startMs();
        if (newest - Math.max(baseMs, cells.firstKey().startMs()) <= STRETCH_MS_MAX) {
            return null;
        }
        long newBase = newest - TRAIL_MS;
        List<Cell> settled = new ArrayList<>();
        while (cells.firstKey().startMs() < newBase) {
            settled.add(cells.pollFirstEntry().getValue());
        }
        automaton.fold(base, new Stretch(settled, baseMs, newBase), new ArrayList<>());
        baseMs = newBase;
        openings = openings.stream()
                .filter(opening -> opening.decidedMs() >= newBase)
                .toList();
        if (newBase - checkpointMs < CHECKPOINT_EVERY_MS) {
            return null;
        }
        checkpointMs = newBase;
        return new Checkpoint(newBase, TagStateCodec.encode(base));
    }

    /**
     * Whether the tag's last-seen time should be written: at an opening and every few seconds. Exact to the second is
     * what the newest cell says; this one is for lists of thousands.
     */
    boolean isLastSeenDue(boolean opened) {
        boolean due = opened || newestMs() - lastSeenToldMs >= TRAIL_MS;
        if (due) {
            lastSeenToldMs = newestMs();
        }
        return due;
    }

    /** Observed time of the newest read; 0 without any. */
    long newestMs() {
        return cells.isEmpty() ? 0 : cells.lastEntry().getValue().lastMs();
    }

    /**
     * What a fold changed.
     *
     * @param restated mean what they meant, but were decided at another time or came in another message
     * @param checkpoint to be stored; null when none is due
     */
    record Outcome(
            List<Opening> added,
            List<Opening> removed,
            List<Opening> restated,
            @Nullable Checkpoint checkpoint) {

        static Outcome between(List<Opening> before, List<Opening> now, @Nullable Checkpoint checkpoint) {
            Map<Long, Opening> earlier = byTime(before);
            Map<Long, Opening> later = byTime(now);
            return new Outcome(
                    now.stream().filter(opening -> !isIn(earlier, opening)).toList(),
                    before.stream().filter(opening -> !isIn(later, opening)).toList(),
                    now.stream()
                            .filter(opening -> isIn(earlier, opening) && !opening.equals(earlier.get(opening.atMs())))
                            .toList(),
                    checkpoint);
        }

        private static Map<Long, Opening> byTime(List<Opening> openings) {
            Map<Long, Opening> byTime = HashMap.newHashMap(openings.size());
            openings.forEach(opening -> byTime.put(opening.atMs(), opening));
            return byTime;
        }

        private static boolean isIn(Map<Long, Opening> byTime, Opening opening) {
            Opening other = byTime.get(opening.atMs());
            return other != null && opening.means(other);
        }
    }

    /** The state of a tag from all cells before {@code atMs}. */
    record Checkpoint(long atMs, byte[] state) {}
}
