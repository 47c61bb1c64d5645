package org.tallyman.fleet;

import java.time.Duration;
import java.util.Comparator;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;

/**
 * One observation as a row.
 *
 * @param current false for a time so far ahead of its receipt that it cannot say where the device is now
 */
record Observed<T extends Observation>(
        long device, long observedMs, long message, int element, boolean current, T what) {

    /** A clock may be this far ahead. */
    private static final Duration AHEAD_MAX = Duration.ofHours(24);

    /** The order in which the newest wins. */
    static final Comparator<Observed<?>> IN_TIME = Comparator.<Observed<?>>comparingLong(Observed::observedMs)
            .thenComparingLong(Observed::message)
            .thenComparingInt(Observed::element);

    static <T extends Observation> Observed<T> of(Fact fact, T what) {
        return new Observed<>(
                fact.device().value(),
                what.observedAt().toEpochMilli(),
                fact.message().value(),
                fact.element(),
                !what.observedAt().isAfter(fact.receivedAt().plus(AHEAD_MAX)),
                what);
    }
}
