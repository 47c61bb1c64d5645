package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tallyman.platform.Moment;

/**
 * A line's history as a strip, in a field of 1,000 by 10.
 *
 * @param parts left to right
 * @param days what stands under it, evenly spaced; empty for none
 * @param words what it says, for those who do not see it
 */
record LineStrip(List<Part> parts, List<String> days, String words) {

    private static final double WIDTH = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    /** A stretch of it; {@code role} is its class name. */
    record Part(String x, String width, String role, String words) {}

    /** Whole days of a zone, today the last. */
    static LineStrip ofDays(LineHistory history, int days, ZoneId zone, Instant now) {
        LocalDate first = LocalDate.ofInstant(now, zone).minusDays(days - 1L);
        Instant start = first.atStartOfDay(zone).toInstant();
        Instant end = first.plusDays(days).atStartOfDay(zone).toInstant();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            names.add(DAY.format(first.plusDays(i)));
        }
        return new LineStrip(parts(history, start, end, zone, now), names, words(history));
    }

    /** The time of the history and no words under it. */
    static LineStrip of(LineHistory history, ZoneId zone, Instant now) {
        return new LineStrip(parts(history, history.from(), history.to(), zone, now), List.of(), words(history));
    }

    /** When the first of some days begins. */
    static Instant start(int days, ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone)
                .minusDays(days - 1L)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static List<Part> parts(LineHistory history, Instant start, Instant end, ZoneId zone, Instant now) {
        double span = Duration.between(start, end).toMillis();
        List<Part> parts = new ArrayList<>();
        for (LineHistory.Period period : history.periods()) {
            double x = WIDTH * Duration.between(start, period.from()).toMillis() / span;
            double width = WIDTH * Duration.between(period.from(), period.to()).toMillis() / span;
            // What is bad is seen however short it was.
            parts.add(new Part(
                    number(x),
                    number(period.bad() ? Math.max(3, width) : width),
                    period.known() ? period.state().name().toLowerCase(Locale.ROOT) : "none",
                    period.word() + " for " + period.span() + " from " + new Moment(period.from(), now, zone).exact()));
        }
        // Bad ones last, or what follows would hide a short one.
        parts.sort((one, other) -> Boolean.compare(isBad(one), isBad(other)));
        return parts;
    }

    private static boolean isBad(Part part) {
        return part.role().equals("down") || part.role().equals("silent");
    }

    private static String words(LineHistory history) {
        int times = history.bad().size();
        return times == 0 ? "never down or silent" : "down or silent " + times + (times == 1 ? " time" : " times");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
