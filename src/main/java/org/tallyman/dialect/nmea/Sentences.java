package org.tallyman.dialect.nmea;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/** What sentences tell: those of NMEA 0183, of u-blox (PUBX,00), and of makers of trackers. */
final class Sentences {

    enum Outcome {
        /** Something to report. */
        REPORT,
        /** Known, and nothing that anybody here would want. */
        NOTHING,
        UNKNOWN
    }

    private static final double KMH_PER_KNOT = 1.852;
    private static final int NO_DATE = Integer.MAX_VALUE;

    private Sentences() {}

    static Outcome read(Sentence sentence, Instant receivedAt, Report report) {
        Fields f = sentence.fields();
        return switch (sentence.type()) {
            case "RMC" -> {
                at(f, 9, 1, receivedAt, report);
                report.valid(f.is(2, "A"));
                report.speedKmh(f.decimal(7) * KMH_PER_KNOT);
                report.courseDegrees(f.decimal(8));
                Additions.read(sentence.additions(), report);
                yield placed(f, 3, report);
            }
            case "GGA" -> {
                at(f, NO_DATE, 1, receivedAt, report);
                report.valid(f.whole(6, 0) > 0);
                report.number("sat", f.decimal(7));
                report.number("hdop", f.decimal(8));
                report.altitudeM(f.decimal(9));
                yield placed(f, 2, report);
            }
            case "GNS" -> {
                at(f, NO_DATE, 1, receivedAt, report);
                report.valid(f.text(6).chars().anyMatch(mode -> mode != 'N'));
                report.number("sat", f.decimal(7));
                report.number("hdop", f.decimal(8));
                report.altitudeM(f.decimal(9));
                yield placed(f, 2, report);
            }
            case "GLL" -> {
                at(f, NO_DATE, 5, receivedAt, report);
                report.valid(f.is(6, "A"));
                yield placed(f, 1, report);
            }
            case "RMA" -> {
                report.valid(f.is(1, "A"));
                report.speedKmh(f.decimal(8) * KMH_PER_KNOT);
                report.courseDegrees(f.decimal(9));
                yield placed(f, 2, report);
            }
            case "PUBX" -> f.is(1, "00") ? ublox(f, receivedAt, report) : Outcome.NOTHING;
            case "TRCCR" -> trccr(f, report);
            case "QZE" -> qze(f, report);
            case "GPIOP" -> inputs(f, report);
            case "GSV", "GSA", "VTG", "ZDA", "GST", "GBS", "DTM", "TXT" -> Outcome.NOTHING;
            default -> Outcome.UNKNOWN;
        };
    }

    /**
     * A sentence without a position tells only what else it has; one that has nothing else tells that nothing is known.
     */
    private static Outcome placed(Fields f, int latitude, Report report) {
        report.minutes(f, latitude);
        return Outcome.REPORT;
    }

    /** Without a date it is of today, or of the day before. */
    private static void at(Fields f, int date, int time, Instant receivedAt, Report report) {
        int hour = f.digits(time, 0, 2);
        int minute = f.digits(time, 2, 2);
        int second = f.digits(time, 4, 2);
        Instant at = null;
        // Zeros are no date before the first fix, while the time of day runs.
        boolean dayless = f.isEmpty(date) || (f.is(2, "V") && f.isBlank(date) && !f.isBlank(time));
        if (dayless) {
            at = Times.today(receivedAt, hour, minute, second);
        } else {
            Instant midnight = date(f, date);
            at = midnight == null ? null : Times.last(midnight.plusSeconds(86_400), hour, minute, second);
        }
        report.time(
                at == null ? null : at.plusNanos(nanos(f, time)), () -> (f.text(date) + " " + f.text(time)).strip());
    }

    /** Of what is behind the point of {@code hhmmss.sss}. */
    private static long nanos(Fields f, int time) {
        double fraction = f.at(time, 6) == '.' ? f.decimal(time, 6) : 0;
        return fraction > 0 ? Math.round(fraction * 1e3) * 1_000_000 : 0;
    }

    /** The beginning of the day {@code ddmmyy}. */
    private static @Nullable Instant date(Fields f, int date) {
        return f.length(date) != 6 || f.digits(date, 4, 2) < 0
                ? null
                : Times.utc(2000 + f.digits(date, 4, 2), f.digits(date, 2, 2), f.digits(date, 0, 2), 0, 0, 0);
    }

    /**
     * Position by the receiver's own reckoning (u-blox, "Receiver description", PUBX,00); speed in km/h, NF is no fix.
     */
    private static Outcome ublox(Fields f, Instant receivedAt, Report report) {
        at(f, NO_DATE, 2, receivedAt, report);
        report.valid(!f.is(8, "NF"));
        report.altitudeM(f.decimal(7));
        report.accuracyM(f.decimal(9));
        report.speedKmh(f.decimal(11));
        report.courseDegrees(f.decimal(12));
        report.number("hdop", f.decimal(15));
        report.number("vdop", f.decimal(16));
        report.number("sat", f.decimal(18));
        if (f.length(19) > 1) {
            report.number("index", f.decimal(20));
        }
        return placed(f, 3, report);
    }

    /**
     * {@code yyyyMMddhhmmss.sss}, validity, latitude, longitude, speed in knots, course, altitude, battery in percent.
     */
    private static Outcome trccr(Fields f, Report report) {
        Instant time = f.length(1) < 14
                ? null
                : Times.utc(
                        f.digits(1, 0, 4),
                        f.digits(1, 4, 2),
                        f.digits(1, 6, 2),
                        f.digits(1, 8, 2),
                        f.digits(1, 10, 2),
                        f.digits(1, 12, 2));
        report.time(time, () -> f.text(1));
        report.valid(f.is(2, "A"));
        report.position(f, 3, 4);
        report.speedKmh(f.decimal(5) * KMH_PER_KNOT);
        report.courseDegrees(f.decimal(6));
        report.altitudeM(f.decimal(7));
        report.batteryPercent(f.decimal(8));
        return Outcome.REPORT;
    }

    /**
     * IMEI, event, {@code ddMMyyyy}, {@code hhmmss}, latitude, longitude, speed in km/h, course, validity, ignition.
     */
    private static Outcome qze(Fields f, Report report) {
        Instant time = f.length(3) != 8 || f.length(4) != 6
                ? null
                : Times.utc(
                        f.digits(3, 4, 4),
                        f.digits(3, 2, 2),
                        f.digits(3, 0, 2),
                        f.digits(4, 0, 2),
                        f.digits(4, 2, 2),
                        f.digits(4, 4, 2));
        report.time(time, () -> f.text(3) + " " + f.text(4));
        report.number("event", f.decimal(2));
        report.valid(f.is(9, "A"));
        report.position(f, 5, 6);
        report.speedKmh(f.decimal(7));
        report.courseDegrees(f.decimal(8));
        if (f.isDigits(10)) {
            report.attribute("ignition", f.whole(10, 0) > 0);
        }
        return Outcome.REPORT;
    }

    /** Eight inputs and eight outputs as digits 0 and 1, four voltages, supply and battery in volts. */
    private static Outcome inputs(Fields f, Report report) {
        binary(f, 1, "input", report);
        binary(f, 2, "output", report);
        for (int i = 1; i <= 4; i++) {
            report.number("adc" + i, f.decimal(i + 2));
        }
        report.number("power", f.decimal(7));
        report.number("battery", f.decimal(8));
        return Outcome.REPORT;
    }

    private static void binary(Fields f, int field, String name, Report report) {
        int value = 0;
        for (int i = 0; i < f.length(field); i++) {
            char digit = f.at(field, i);
            if (i == 8 || (digit != '0' && digit != '1')) {
                return;
            }
            value = value << 1 | digit - '0';
        }
        if (!f.isEmpty(field)) {
            report.attribute(name, value);
        }
    }
}
