package org.tallyman.platform;

import java.time.Duration;
import java.util.Locale;

/** Writes how long something takes the way people say it: 45 s, 5 min, 1.5 h, 3 days. */
public final class Spans {

    private static final double MINUTE_S = 60;
    private static final double HOUR_S = 3_600;
    private static final double DAY_S = 86_400;

    private Spans() {}

    /** In the largest unit of which there is more than one and a half, with one decimal below ten. */
    public static String of(Duration span) {
        double seconds = Math.max(0, span.toMillis() / 1e3);
        if (seconds < 1.5 * MINUTE_S) {
            return number(seconds) + " s";
        }
        if (seconds < 1.5 * HOUR_S) {
            return number(seconds / MINUTE_S) + " min";
        }
        if (seconds < 1.5 * DAY_S) {
            return number(seconds / HOUR_S) + " h";
        }
        return number(seconds / DAY_S) + " days";
    }

    private static String number(double value) {
        double rounded = value < 9.95 ? Math.round(value * 10) / 10.0 : Math.round(value);
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
