package org.tallyman.sense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tag's way through a part of its past again, from the state before it on, some cells at a time. Over once there are
 * no more cells, or once its state is what it was and nothing later has changed.
 */
final class Revision {

    /** A checkpoint is left behind after so many cells at least, so that the next late read has not far to go. */
    static final int CELLS_PER_CHECKPOINT = 500;

    private final Tag tag;
    private final long changedToMs;
    private final long beganMs;
    private final TagState state;
    private final Map<Long, Opening> before = new TreeMap<>();
    private final List<Opening> now = new ArrayList<>();
    private final List<TagTrack.Checkpoint> checkpoints = new ArrayList<>();
    private long fromMs;
    private @Nullable TagTrack track;
    private boolean over;

    /**
     * @param checkpoint where it begins
     * @param changedToMs start of the last cell that may be another than before
     */
    Revision(Tag tag, TagTrack.Checkpoint checkpoint, long changedToMs) {
        this.tag = tag;
        this.changedToMs = changedToMs;
        this.beganMs = checkpoint.atMs();
        this.fromMs = beganMs;
        this.state = TagStateCodec.decode(checkpoint.state());
    }

    Tag tag() {
        return tag;
    }

    long changedToMs() {
        return changedToMs;
    }

    /** Where it began: all checkpoints after that are void, up to {@link #fromMs}. */
    long beganMs() {
        return beganMs;
    }

    /** How far it came: the state is that from all cells before. */
    long fromMs() {
        return fromMs;
    }

    boolean over() {
        return over;
    }

    /** What the visits were before, of those that the next stretch may change. */
    void had(List<Opening> openings) {
        openings.forEach(opening -> before.put(opening.atMs(), opening));
    }

    void doors(List<Cell> cells, Rules rules, DoorWindows windows) {
        windows.add(state, fromMs, cells, rules);
    }

    /** Folds cells up to, but not at, a time, with checkpoints on the way. */
    void fold(List<Cell> cells, long toMs, PlaceAutomaton automaton) {
        int folded = 0;
        while (folded < cells.size()) {
            int end = endOfPiece(cells, folded);
            boolean last = end == cells.size();
            long endMs = last ? toMs : cells.get(end).startMs();
            fold(new Stretch(cells.subList(folded, end), fromMs, endMs), automaton);
            folded = end;
        }
        if (fromMs < toMs) {
            fold(new Stretch(List.of(), fromMs, toMs), automaton);
        }
    }

    /** Behind whole quanta, because a checkpoint stands before one. */
    private static int endOfPiece(List<Cell> cells, int start) {
        int end = Math.min(cells.size(), start + CELLS_PER_CHECKPOINT);
        while (end < cells.size()
                && cells.get(end).startMs() == cells.get(end - 1).startMs()) {
            end++;
        }
        return end;
    }

    private void fold(Stretch stretch, PlaceAutomaton automaton) {
        automaton.fold(state, stretch, now);
        fromMs = stretch.toMs();
        checkpoints.add(new TagTrack.Checkpoint(fromMs, TagStateCodec.encode(state)));
    }

    /** Folds all cells that are left; the tag's track goes on from there. */
    void finish(List<Cell> cells, PlaceAutomaton automaton) {
        List<Cell> rest = cells;
        if (cells.size() > CELLS_PER_CHECKPOINT) {
            long settledMs = cells.getLast().startMs() - TagTrack.TRAIL_MS;
            List<Cell> settled =
                    cells.stream().takeWhile(cell -> cell.startMs() < settledMs).toList();
            if (!settled.isEmpty()) {
                fold(settled, settledMs, automaton);
                rest = cells.subList(settled.size(), cells.size());
            }
        }
        TagTrack last = new TagTrack(fromMs, state, List.of());
        rest.forEach(last::add);
        TagTrack.Outcome outcome = last.fold(automaton);
        now.addAll(outcome.added());
        if (outcome.checkpoint() != null) {
            checkpoints.add(outcome.checkpoint());
        }
        fromMs = Stretch.END;
        track = last;
        over = true;
    }

    /** It is over if this is what the state was here before. */
    void compare(TagTrack.Checkpoint stored, Rules rules) {
        byte[] was = TagStateCodec.encode(TagStateCodec.decode(stored.state()).asOf(fromMs, rules));
        over = stored.atMs() == fromMs
                && changedToMs < fromMs
                && Arrays.equals(was, TagStateCodec.encode(state.asOf(fromMs, rules)));
        if (over) {
            before.values().removeIf(opening -> opening.decidedMs() >= fromMs);
        }
    }

    /** The newest track; null when what the tag did lately is untouched. */
    @Nullable
    TagTrack track() {
        return track;
    }

    /** The state as far as it came. */
    TagTrack.Checkpoint state() {
        return new TagTrack.Checkpoint(fromMs, TagStateCodec.encode(state));
    }

    List<TagTrack.Checkpoint> checkpoints() {
        return checkpoints;
    }

    TagTrack.Outcome outcome() {
        return TagTrack.Outcome.between(List.copyOf(before.values()), now, null);
    }
}
