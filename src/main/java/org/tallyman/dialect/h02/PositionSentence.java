package org.tallyman.dialect.h02;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/**
 * Sentences with a position: {@code V1}, {@code VI1}, {@code V19} and their like, and {@code V4}, which first says
 * which command it answers: time, validity, latitude, longitude, speed in knots, course, date, status, and what the
 * maker adds.
 */
final class PositionSentence {

    private static final int FIRST = 3;

    /** To the course; a sentence may end there, without a date. */
    static final int FIELDS = 11;

    private static final int STATUS_DIGITS = 8;
    private static final int DATE_DIGITS = 6;
    private static final int ICCID_DIGITS = 18;
    private static final double KMH_PER_KNOT = 1.852;

    private PositionSentence() {}

    /** Whether there is a position. */
    static boolean read(Fields fields, Report report, Instant receivedAt) {
        int validity = fields.is(2, "V4") ? validity(fields) : FIRST + 1;
        if (validity < 0) {
            result(fields, fields.count(), report);
            return false;
        }
        if (fields.is(2, "V4")) {
            result(fields, validity - 1, report);
        }
        int date = validity + 7;
        if (fields.length(date) != DATE_DIGITS && fields.isDigits(date) && fields.length(date + 1) == DATE_DIGITS) {
            // Some makers put a battery's state before the date.
            date++;
        }
        time(fields, validity, date, report, receivedAt);
        additions(fields, date + 1, report);
        int place = validity + 1;
        if (Degrees.isAbsent(fields, place) && Degrees.isAbsent(fields, place + 2)) {
            return false;
        }
        // A number stands for the way in which the address is to be written, and for a fix.
        report.valid(fields.is(validity, "A") || fields.isDigits(validity));
        report.position(coordinate(fields, place), coordinate(fields, place + 2), () -> fields.texts(place, place + 4));
        report.speedKmh(decimal(fields, validity + 5) * KMH_PER_KNOT);
        report.courseDegrees(decimal(fields, validity + 6));
        return true;
    }

    /** Where a V4's validity stands, behind what its command had for parameters; -1 when it has no position. */
    private static int validity(Fields fields) {
        for (int i = FIRST + 1; i + 4 < fields.count(); i++) {
            boolean validity = fields.length(i) == 1 && "ABV".indexOf(fields.at(i, 0)) >= 0;
            if (validity && isHemisphere(fields, i + 2, "NS") && isHemisphere(fields, i + 4, "EW")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHemisphere(Fields fields, int field, String letters) {
        return fields.length(field) == 1 && letters.indexOf(fields.at(field, 0)) >= 0;
    }

    private static void result(Fields fields, int to, Report report) {
        report.attribute("result", fields.texts(FIRST, to));
    }

    /**
     * As {@code ddmm.mmmm}, as the same without its point, or as {@code -dd-mm.mmmm}; not a number where there is none.
     */
    private static double coordinate(Fields fields, int field) {
        double degrees;
        if (fields.at(field, 0) == '-') {
            degrees = dashed(fields.text(field));
        } else {
            double value = fields.decimal(field);
            degrees = Degrees.ofMinutes(fields.isDigits(field) ? value / 1e4 : value);
        }
        return Degrees.signed(degrees, fields.at(field + 1, 0));
    }

    private static double dashed(String text) {
        int dash = text.indexOf('-', 1);
        if (dash < 0) {
            return Double.NaN;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        double degrees = new Fields(bytes, 1, dash, ',').decimal(0);
        return degrees + new Fields(bytes, dash + 1, bytes.length, ',').decimal(0) / 60;
    }

    private static double decimal(Fields fields, int field) {
        int from = 0;
        while (fields.at(field, from) == ' ') {
            from++;
        }
        return fields.decimal(field, from);
    }

    private static void time(Fields fields, int validity, int date, Report report, Instant receivedAt) {
        int time = validity - 1;
        // Zeros are no date before the first fix, while the time of day runs.
        boolean dayless =
                fields.isEmpty(date) || (fields.is(validity, "V") && fields.isBlank(date) && !fields.isBlank(time));
        Instant at = dayless && fields.length(time) == 6
                ? Times.today(
                        receivedAt, fields.digits(time, 0, 2), fields.digits(time, 2, 2), fields.digits(time, 4, 2))
                : fields.time(date, time);
        report.time(at, () -> fields.text(date) + " " + fields.text(time));
    }

    /** The day alone, at its beginning. */
    static @Nullable LocalDate date(Fields fields, int date) {
        if (fields.length(date) != DATE_DIGITS || fields.digits(date, 4, 2) < 0) {
            return null;
        }
        Instant day = Times.utc(
                2000 + fields.digits(date, 4, 2), fields.digits(date, 2, 2), fields.digits(date, 0, 2), 0, 0, 0);
        return day == null ? null : day.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The status, before it what a SIM card says in some sentences, behind it what the maker likes. */
    private static void additions(Fields fields, int from, Report report) {
        if (!isStatus(fields, from) && isStatus(fields, from + 3)) {
            if (fields.length(from + 2) >= ICCID_DIGITS) {
                report.attribute("iccid", fields.text(from + 2));
            }
            Status.tell(fields.hex(from + 3, 0), report);
            return;
        }
        if (!isStatus(fields, from)) {
            return;
        }
        Status.tell(fields.hex(from, 0), report);
        if (isTank(fields, from + 1)) {
            report.attribute("odometer", fields.whole(from + 1, 0));
            report.attribute("temp1", fields.whole(from + 2, 0));
            report.attribute("fuel", fields.decimal(from + 3));
            report.altitudeM(fields.decimal(from + 4));
            report.cell(0, 0, fields.hex(from + 5, 0), fields.hex(from + 6, 0), null);
            return;
        }
        for (int i = from + 1; i < fields.count(); i++) {
            String value = fields.text(i).strip();
            if (!value.isEmpty()) {
                report.attribute("io" + (i - from), value);
            }
        }
    }

    private static boolean isStatus(Fields fields, int field) {
        return fields.length(field) == STATUS_DIGITS && fields.isHex(field);
    }

    /** Whether six fields are odometer, temperature, fuel, altitude, area and cell; only fuel has a point. */
    private static boolean isTank(Fields fields, int from) {
        return fields.count() == from + 6
                && fields.isDigits(from)
                && fields.text(from + 2).indexOf('.') > 0
                && Double.isFinite(fields.decimal(from + 2))
                && fields.isHex(from + 4)
                && fields.isHex(from + 5);
    }
}
