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
    private Count count;
    private Count before;

    /**
     * What a run needs to be more than a glimpse.
     *
     * @param reads as far as a threshold can ask
     * @param scanned whether somebody scanned it in this run: that counts at once
     */
    record Count(long reads, boolean scanned) {

        static final Count NONE = new Count(0, false);

        Count {
            reads = Math.min(READS_MAX, reads);
            // With so many reads a scan adds nothing: runs with and without are equal.
            scanned = scanned && reads < READS_MAX;
        }

        Count with(Cell cell) {
            return new Count(reads + cell.reads(), scanned || cell.scans() > 0);
        }

        boolean isObserved(int enough) {
            return scanned || reads >= enough;
        }
    }

    Run(Cell first) {
        this(first.readPoint(), first.firstMs(), first.lastMs(), Count.NONE, new ArrayDeque<>());
        add(first);
    }

    private Run(long readPoint, long firstMs, long lastMs, Count count, ArrayDeque<Cell> window) {
        this.readPoint = readPoint;
        this.firstMs = firstMs;
        this.lastMs = lastMs;
        this.count = count;
        this.before = count;
        this.window = window;
    }

    /** The run that {@link #window()} and the numbers of another were taken from. */
    static Run restore(long firstMs, long lastMs, Count count, ArrayDeque<Cell> window) {
        return new Run(window.getFirst().readPoint(), firstMs, lastMs, count, window);
    }

    Run copy() {
        return new Run(readPoint, firstMs, lastMs, count, new ArrayDeque<>(window));
    }

    void add(Cell cell) {
        firstMs = Math.min(firstMs, cell.firstMs());
        lastMs = Math.max(lastMs, cell.lastMs());
        before = count;
        count = count.with(cell);
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

    /**
     * Whether this run, at {@code nowMs}, outweighs {@code other}: by the later scan, else by margin of mean power, by reads
     * where none tell.
     */
    boolean beats(Run other, int marginCdbm, long nowMs) {
        long since = nowMs - WINDOW_MS;
        Weight mine = weight(since);
        Weight theirs = other.weight(since);
        if (theirs.reads == 0) {
            return mine.reads > 0;
        }
        if (mine.scannedMs != theirs.scannedMs) {
            return mine.scannedMs > theirs.scannedMs;
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
                weight.scannedMs = cell.scans() > 0 ? cell.lastMs() : weight.scannedMs;
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

    long reads() {
        return count.reads();
    }

    boolean scanned() {
        return count.scanned();
    }

    /** Whether it is more than a glimpse, where so many reads are needed for that. */
    boolean isObserved(int enough) {
        return count.isObserved(enough);
    }

    /** Whether it was so before its newest cell. */
    boolean wasObserved(int enough) {
        return before.isObserved(enough);
    }

    /** The same, as if it had begun with its window. */
    Run begunLately() {
        return new Run(readPoint, window.getFirst().firstMs(), lastMs, count, new ArrayDeque<>(window));
    }

    ArrayDeque<Cell> window() {
        return window;
    }

    private static final class Weight {

        private long reads;
        private long rssiSum;
        private long rssiReads;
        private long scannedMs = Stretch.BEGINNING;
    }
}
