package org.tallyman.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A time as seen from another, in a zone. */
public record Moment(Instant at, Instant now, ZoneId zone) {

    private static final Duration HOURS_SAID = Duration.ofHours(12);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss zzz", Locale.ENGLISH);

    /** "12 s", "4 min", "3 h", "yesterday 16:05", "12 Nov 16:05", "12 Nov 2024"; "in 5 min" for what is to come. */
    public String age() {
        Duration age = Duration.between(at, now);
        if (age.isNegative()) {
            return age.negated().compareTo(HOURS_SAID) < 0 ? "in " + span(age.negated()) : date();
        }
        return age.compareTo(HOURS_SAID) < 0 ? span(age) : date();
    }

    /** Date, time to the second and zone. */
    public String exact() {
        return local().format(EXACT);
    }

    public String iso() {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public boolean olderThan(int seconds) {
        return Duration.between(at, now).toSeconds() > seconds;
    }

    private static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        return span.toHours() < 1 ? span.toMinutes() + " min" : span.toHours() + " h";
    }

    private String date() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = local().toLocalDate();
        String time = local().format(CLOCK);
        if (day.equals(today)) {
            return "today " + time;
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday " + time;
        }
        if (day.equals(today.plusDays(1))) {
            return "tomorrow " + time;
        }
        return day.getYear() == today.getYear() ? local().format(DAY) + " " + time : local().format(YEAR);
    }

    private ZonedDateTime local() {
        return at.atZone(zone);
    }
}
