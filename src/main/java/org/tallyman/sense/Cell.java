package org.tallyman.sense;

/**
 * What one read point saw of one tag within one quantum of time. Cells merge by sum and extremes, so reads may come in
 * any order. Times are milliseconds since 1970, powers hundredths of dBm.
 *
 * @param startMs start of the quantum
 * @param reads how many reads, scans included
 * @param scans how many of them are scans, which somebody made deliberately
 * @param rssiReads how many of them told their power
 * @param rssiBest strongest power; {@link #NO_RSSI} when none told
 * @param firstMs observed time of the earliest read, like {@code lastMs} of the latest
 * @param message the message of the earliest read: the way to the bytes
 * @param element which element of that message
 */
record Cell(
        long readPoint,
        long startMs,
        int reads,
        int scans,
        long rssiSum,
        int rssiReads,
        int rssiBest,
        long firstMs,
        long lastMs,
        long message,
        int element)
        implements Comparable<Cell> {

    /** A cell may begin this long before its reads. */
    static final long QUANTUM_MS_MAX = 60_000;

    static final int NO_RSSI = Integer.MIN_VALUE;

    /** The cell that holds the reads of both; they must be of one read point and quantum. */
    Cell merge(Cell other) {
        boolean mine = firstMs < other.firstMs || (firstMs == other.firstMs && message <= other.message);
        return new Cell(
                readPoint,
                startMs,
                sum(reads, other.reads),
                sum(scans, other.scans),
                rssiSum + other.rssiSum,
                sum(rssiReads, other.rssiReads),
                Math.max(rssiBest, other.rssiBest),
                Math.min(firstMs, other.firstMs),
                Math.max(lastMs, other.lastMs),
                mine ? message : other.message,
                mine ? element : other.element);
    }

    /** A device may claim any number of reads: at the limit, more is no more. */
    private static int sum(int some, int more) {
        return (int) Math.min(Integer.MAX_VALUE, (long) some + more);
    }

    /** Time order; cells of one quantum by read point. */
    @Override
    public int compareTo(Cell other) {
        int byTime = Long.compare(startMs, other.startMs);
        return byTime != 0 ? byTime : Long.compare(readPoint, other.readPoint);
    }
}
