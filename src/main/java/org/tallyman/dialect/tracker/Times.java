package org.tallyman.dialect.tracker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time from what trackers write of them. */
public final class Times {

    private static final int SECONDS_A_DAY = 86_400;

    private Times() {}

    /** In UTC; null where there is no such day, or time of day. A leap second is the second after it. */
    public static @Nullable Instant utc(int year, int month, int day, int hour, int minute, int second) {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        if (year < 1 || year > 9_999 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The last time before another at which a clock in UTC shows this time of day; null where there is no such time of
     * day.
     */
    public static @Nullable Instant last(Instant before, int hour, int minute, int second) {
        LocalDate day = before.atZone(ZoneOffset.UTC).toLocalDate();
        Instant at = utc(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), hour, minute, second);
        return at == null || at.isBefore(before) ? at : at.minusSeconds(SECONDS_A_DAY);
    }

    /** As {@link #last}, for devices that say no day, of a frame received then: their clocks may be fast by an hour. */
    public static @Nullable Instant today(Instant receivedAt, int hour, int minute, int second) {
        return last(receivedAt.plusSeconds(3_600), hour, minute, second);
    }
}
