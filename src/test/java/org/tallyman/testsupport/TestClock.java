package org.tallyman.testsupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The application's clock in tests: real time, moved forward by hand. Whoever moves it resets it. */
@Singleton
@Alternative
@Priority(1)
public class TestClock extends Clock {

    private static final AtomicInteger YEARS = new AtomicInteger();

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Another year each time, whichever test asks: what was said and let go in those before stays so. */
    public void letAYearGoBy() {
        advance(Duration.ofDays(400L * YEARS.incrementAndGet()));
    }

    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
