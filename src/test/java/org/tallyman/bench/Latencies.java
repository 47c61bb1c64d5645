package org.tallyman.bench;

import java.util.Arrays;

/** Times in nanoseconds, and their percentiles. Safe for several threads. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int size;

    synchronized void add(long value) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = value;
    }

    /** The value that {@code share} (0 to 1) of all do not exceed, in milliseconds; 0 without any. */
    synchronized double percentileMs(double share) {
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1)] / 1e6;
    }

    synchronized int size() {
        return size;
    }
}
