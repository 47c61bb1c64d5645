package org.tallyman.epcis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as EPCIS writes it: an RFC 3339 date and time with its offset.
 *
 * @param instant what it means; digits beyond the nanosecond are cut
 * @param text as it was written
 */
public record EpcisTime(Instant instant, String text) {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\d{0,30}(Z|[+-]\\d\\d:\\d\\d)");

    public static EpcisTime of(Instant instant) {
        return new EpcisTime(instant, instant.toString());
    }

    /** Empty when {@code text} is no date-time with seconds and offset. */
    public static Optional<EpcisTime> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            Instant instant =
                    OffsetDateTime.parse(form.group(1) + form.group(2)).toInstant();
            return Optional.of(new EpcisTime(instant, text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
