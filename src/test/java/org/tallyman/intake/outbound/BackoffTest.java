package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(42));

    @Test
    void doublesUpToTheCapWithChanceInTheUpperHalf() {
        long expectedMs = 1_000;
        for (int call = 0; call < 12; call++) {
            assertThat(backoff.next().toMillis()).isBetween(expectedMs / 2, expectedMs);
            expectedMs = Math.min(60_000, 2 * expectedMs);
        }
    }

    @Test
    void startsAgainFromTheShortestPauseOnceTheLineWasAlive() {
        for (int call = 0; call < 12; call++) {
            backoff.next();
        }
        backoff.reset();
        assertThat(backoff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void twoLinesDoNotCallAtTheSameMoment() {
        Backoff other = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(43));
        assertThat(backoff.next()).isNotEqualTo(other.next());
    }
}
