package org.tallyman.dialect.gps103;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Times;

/** The device's own clock, which is set to a time zone that it never names. */
final class LocalClock {

    /** Zones are that many minutes apart at least. */
    private static final int STEP = 15;

    private static final int HALF_A_DAY = 43_200;

    private final int assumed;

    private int minutesAhead;

    /**
     * @param context minutes ahead of UTC; empty while unknown
     * @param assumed what counts until then
     */
    LocalClock(String context, int assumed) {
        this.assumed = assumed;
        minutesAhead = context.matches("-?\\d{1,4}") ? Integer.parseInt(context) : assumed;
    }

    String context() {
        return minutesAhead == assumed ? "" : Integer.toString(minutesAhead);
    }

    /** UTC of a local time. */
    Instant utc(Instant local) {
        return local.minusSeconds(60L * minutesAhead);
    }

    /** UTC of a local time and the time of day in UTC that goes with it: no zone is more than half a day off. */
    @Nullable
    Instant utc(Instant local, int hour, int minute, int second) {
        Instant utc = Times.last(local.plusSeconds(HALF_A_DAY), hour, minute, second);
        if (utc != null) {
            minutesAhead =
                    Math.toIntExact(Math.round(Duration.between(utc, local).toSeconds() / 60.0 / STEP) * STEP);
        }
        return utc;
    }

    /**
     * Of {@code yyMMddHHmm}, seconds or not, with whatever between the digits, as if it were UTC; null where it is no
     * time.
     */
    static @Nullable Instant read(Fields fields, int field) {
        int[] parts = new int[6];
        int digits = 0;
        for (int i = 0; i < fields.length(field); i++) {
            char c = fields.at(field, i);
            if (c >= '0' && c <= '9') {
                if (digits == 2 * parts.length) {
                    return null;
                }
                parts[digits / 2] = parts[digits / 2] * 10 + (c - '0');
                digits++;
            } else if (c != '/' && c != ':' && c != ' ') {
                return null;
            }
        }
        return digits < 10 ? null : Times.utc(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
}
