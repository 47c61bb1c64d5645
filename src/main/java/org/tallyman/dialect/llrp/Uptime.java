package org.tallyman.dialect.llrp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a reader without a clock was started: what it tells of, it dates by the time since then. Its first event, with which
 * it greets a client, comes at once and so says when that was.
 */
record Uptime(@Nullable Instant startedAt) {

    static final Uptime UNKNOWN = new Uptime(null);

    private static final long MICROSECONDS = 1_000_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** By an event that came when it happened; unchanged when the reader cannot have run that long. */
    Uptime greeted(Instant receivedAt, long microseconds) {
        Instant started = microseconds < 0 ? Instant.MIN : receivedAt.minus(microseconds, ChronoUnit.MICROS);
        return started.isBefore(Instant.EPOCH) ? this : new Uptime(started);
    }

    /** So many microseconds after the start; null when either is not known or it is in no year. */
    @Nullable
    Instant at(long microseconds) {
        if (startedAt == null || microseconds < 0) {
            return null;
        }
        Instant at = startedAt.plus(microseconds, ChronoUnit.MICROS);
        return at.isAfter(LATEST) ? null : at;
    }

    /** Microseconds since 1970, unsigned; null when that is after the year 9999. */
    static @Nullable Instant utc(long microseconds) {
        if (microseconds < 0) {
            return null;
        }
        Instant at = Instant.ofEpochSecond(microseconds / MICROSECONDS, microseconds % MICROSECONDS * 1_000);
        return at.isAfter(LATEST) ? null : at;
    }

    /** As {@link #parse} takes it. */
    String text() {
        return startedAt == null ? "" : startedAt.toString();
    }

    static Uptime parse(String text) {
        return text.isEmpty() ? UNKNOWN : new Uptime(Instant.parse(text));
    }
}
