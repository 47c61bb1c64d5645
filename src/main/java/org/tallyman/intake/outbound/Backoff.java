package org.tallyman.intake.outbound;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between calls: each up to twice as long as the one before, capped, the upper half of it by chance. */
final class Backoff {

    private final long minMs;
    private final long maxMs;
    private final RandomGenerator random;
    private long nextMs;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.minMs = min.toMillis();
        this.maxMs = Math.max(minMs, max.toMillis());
        this.random = random;
        this.nextMs = minMs;
    }

    Duration next() {
        long ms = nextMs;
        nextMs = Math.min(maxMs, 2 * nextMs);
        // Chance keeps a hall of readers from calling at the same moment after a power cut.
        return Duration.ofMillis(ms / 2 + random.nextLong(ms / 2 + 1));
    }

    /** The line was alive: the next break starts from the shortest pause. */
    void reset() {
        nextMs = minMs;
    }
}
