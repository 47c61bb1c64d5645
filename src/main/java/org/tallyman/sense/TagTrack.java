package org.tallyman.sense;

import java.util.ArrayList;
import java.util.List;
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
        automaton.fold(base.copy(), cells.values(), now);
        List<Opening> before = openings;
        List<Opening> added = now.stream()
                .filter(opening -> before.stream().noneMatch(opening::means))
                .toList();
        List<Opening> removed = before.stream()
                .filter(opening -> now.stream().noneMatch(opening::means))
                .toList();
        List<Opening> restated = now.stream()
                .filter(opening -> before.stream().anyMatch(old -> opening.means(old) && !opening.equals(old)))
                .toList();
        openings = now;
        return new Outcome(added, removed, restated, advance(automaton));
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
        automaton.fold(base, settled, new ArrayList<>());
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
            @Nullable Checkpoint checkpoint) {}

    /** The state of a tag from all cells before {@code atMs}. */
    record Checkpoint(long atMs, byte[] state) {}
}
