package org.tallyman.dialect.tracker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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
            return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
