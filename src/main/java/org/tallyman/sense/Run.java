package org.tallyman.sense;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * A sighting in progress: a connected run of one tag's cells at one read point. Remembers the last moments one by one,
 * because moves are judged by what is strong now.
 */
final class Run {

    /** How far back "now" reaches when two read points are compared. */
    static final long WINDOW_MS = 5_000;

    /** No threshold is higher: more reads are no more, so that a run of a day and one of two can be equal. */
    private static final int READS_MAX = 1_000;

    private final long readPoint;
    private final ArrayDeque<Cell> window;
    private long firstMs;
    private long lastMs;
    private long reads;
    private long readsBefore;

    Run(Cell first) {
        this(first.readPoint(), first.firstMs(), first.lastMs(), 0, new ArrayDeque<>());
        add(first);
    }

    private Run(long readPoint, long firstMs, long lastMs, long reads, ArrayDeque<Cell> window) {
        this.readPoint = readPoint;
        this.firstMs = firstMs;
        this.lastMs = lastMs;
        this.reads = Math.min(READS_MAX, reads);
        this.window = window;
    }

    /** The run that {@link #window()} and the numbers of another were taken from. */
    static Run restore(long firstMs, long lastMs, long reads, ArrayDeque<Cell> window) {
        return new Run(window.getFirst().readPoint(), firstMs, lastMs, reads, window);
    }

    Run copy() {
        return new Run(readPoint, firstMs, lastMs, reads, new ArrayDeque<>(window));
    }

    void add(Cell cell) {
        firstMs = Math.min(firstMs, cell.firstMs());
        lastMs = Math.max(lastMs, cell.lastMs());
        readsBefore = reads;
        reads = Math.min(READS_MAX, reads + cell.reads());
        window.add(cell);
        forgetBefore(cell.startMs() - WINDOW_MS);
    }

    private void forgetBefore(long startMs) {
        for (Iterator<Cell> oldest = window.iterator(); oldest.hasNext(); ) {
            if (oldest.next().startMs() >= startMs) {
                return;
            }
            oldest.remove();
        }
    }

    /** Whether this run, at {@code nowMs}, outweighs {@code other}: by margin of mean power, by reads where none tell. */
    boolean beats(Run other, int marginCdbm, long nowMs) {
        long since = nowMs - WINDOW_MS;
        Weight mine = weight(since);
        Weight theirs = other.weight(since);
        if (theirs.reads == 0) {
            return mine.reads > 0;
        }
        if (mine.rssiReads > 0 && theirs.rssiReads > 0) {
            // Compared as products, because a mean would round.
            return mine.rssiSum * theirs.rssiReads
                    >= theirs.rssiSum * mine.rssiReads + (long) marginCdbm * mine.rssiReads * theirs.rssiReads;
        }
        return mine.reads > theirs.reads;
    }

    private Weight weight(long sinceMs) {
        Weight weight = new Weight();
        for (Cell cell : window) {
            if (cell.startMs() >= sinceMs) {
                weight.reads += cell.reads();
                weight.rssiSum += cell.rssiSum();
                weight.rssiReads += cell.rssiReads();
            }
        }
        return weight;
    }

    /** The first cell of the present moment: where a visit that is decided now opens. */
    Cell opening() {
        return window.getFirst();
    }

    long readPoint() {
        return readPoint;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    /** How many reads, as far as a threshold can ask. */
    long reads() {
        return reads;
    }

    /** How many there were before the newest cell. */
    long readsBefore() {
        return readsBefore;
    }

    /** The same, as if it had begun with its window. */
    Run begunLately() {
        return new Run(readPoint, window.getFirst().firstMs(), lastMs, reads, new ArrayDeque<>(window));
    }

    ArrayDeque<Cell> window() {
        return window;
    }

    private static final class Weight {

        private long reads;
        private long rssiSum;
        private long rssiReads;
    }
}
