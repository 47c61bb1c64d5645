package org.tallyman.dialect.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.InstantText;

/**
 * How a sender writes times: {@code iso}, {@code epoch-s}, {@code epoch-ms}, {@code epoch-us}, {@code epoch-ns}, or a
 * pattern such as {@code dd.MM.yyyy HH:mm:ss} in a zone.
 */
final class TimeFormat {

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "epoch-s", ChronoUnit.SECONDS,
            "epoch-ms", ChronoUnit.MILLIS,
            "epoch-us", ChronoUnit.MICROS,
            "epoch-ns", ChronoUnit.NANOS);

    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

    private static final Instant EARLIEST = Instant.ofEpochMilli(InstantText.YEAR_2000_MS);
    private static final Instant LATEST = Instant.ofEpochMilli(InstantText.YEAR_2100_MS);

    private final String name;
    private final @Nullable ChronoUnit unit;
    private final @Nullable DateTimeFormatter pattern;
    private final ZoneId zone;

    private TimeFormat(String name, @Nullable ChronoUnit unit, @Nullable DateTimeFormatter pattern, ZoneId zone) {
        this.name = name;
        this.unit = unit;
        this.pattern = pattern;
        this.zone = zone;
    }

    /** Null when there is no such format or zone. */
    static @Nullable TimeFormat of(String format, String zone) {
        try {
            ZoneId at = zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
            if (format.equals("iso") || UNITS.containsKey(format)) {
                return new TimeFormat(format, UNITS.get(format), null, at);
            }
            return new TimeFormat(format, null, DateTimeFormatter.ofPattern(format, Locale.ENGLISH), at);
        } catch (DateTimeException | IllegalArgumentException | ClassCastException e) {
            // The last is how a pattern fails in which padding stands before digits side by side, such as "pscan".
            return null;
        }
    }

    /** RFC 3339; broken when it is no time in this format. A number counts from 2000 to 2099, lest other units slip in. */
    Object read(Object value) {
        try {
            Instant time = unit != null ? epoch(value, unit) : pattern != null ? parsed(value, pattern) : iso(value);
            return time == null || (unit != null && (time.isBefore(EARLIEST) || !time.isBefore(LATEST)))
                    ? new Source.Broken(value, rule())
                    : time.toString();
        } catch (DateTimeException | ArithmeticException e) {
            return new Source.Broken(value, rule());
        }
    }

    private String rule() {
        if (unit != null) {
            return "is a time in " + name + ": " + unit.toString().toLowerCase(Locale.ROOT)
                    + " since 1970, from 2000 to 2099";
        }
        return pattern != null
                ? "is a time as " + name + " writes it"
                : "is a time as RFC 3339 writes it, such as 2026-05-08T12:00:00Z; another way of writing needs a format";
    }

    private static @Nullable Instant epoch(Object value, ChronoUnit unit) {
        Double number = Texts.number(value);
        if (number == null) {
            return null;
        }
        Long whole = whole(value);
        if (whole != null) {
            return Instant.EPOCH.plus(whole, unit);
        }
        double seconds = number * unit.getDuration().toNanos() / 1e9;
        return Instant.EPOCH
                .plus((long) Math.floor(seconds), ChronoUnit.SECONDS)
                .plusNanos(Math.round((seconds - Math.floor(seconds)) * 1e6) * 1_000);
    }

    /** Nanoseconds have more digits than a double. */
    private static @Nullable Long whole(Object value) {
        if (value instanceof String text && DIGITS.matcher(text.strip()).matches()) {
            return new BigDecimal(text.strip()).longValueExact();
        }
        return value instanceof Long number ? number : null;
    }

    private @Nullable Instant parsed(Object value, DateTimeFormatter format) {
        TemporalAccessor read =
                format.parseBest(Texts.of(value), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        return inZone(read);
    }

    /** With a zone, or without one in that of the mapping. */
    private @Nullable Instant iso(Object value) {
        String text = Texts.of(value).strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        Instant whole = InstantText.parse(text);
        return whole == null
                ? inZone(DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from))
                : whole;
    }

    /** Null in the hour that the zone's clocks skip; in the one that they show twice it is the first. */
    private @Nullable Instant local(LocalDateTime read) {
        return zone.getRules().getValidOffsets(read).isEmpty()
                ? null
                : read.atZone(zone).toInstant();
    }

    private @Nullable Instant inZone(TemporalAccessor read) {
        return switch (read) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local(local);
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> null;
        };
    }
}
