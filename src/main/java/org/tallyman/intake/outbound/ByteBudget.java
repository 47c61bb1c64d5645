package org.tallyman.intake.outbound;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of messages may wait for the journal, on all lines together. */
final class ByteBudget {

    private final long max;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long max) {
        this.max = max;
    }

    /** Whether there is room; one message alone always has some. */
    boolean take(long bytes) {
        long before = taken.getAndUpdate(now -> fits(now, bytes) ? now + bytes : now);
        return fits(before, bytes);
    }

    private boolean fits(long before, long bytes) {
        return before == 0 || before + bytes <= max;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    long max() {
        return max;
    }
}
