package org.tallyman.dialect.h02;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * Sentences without a position from satellites. Fields count from the maker's letters as 0; the first of a type is 3.
 */
final class Sentences {

    private static final int TIME = 3;
    private static final double KMH_PER_KNOT = 1.852;

    private Sentences() {}

    /** {@code LINK}: signal, satellites, battery in percent, steps, turnovers. */
    static void link(Fields fields, Report report) {
        report.attribute("rssi", fields.whole(4, 0));
        report.attribute("sat", fields.whole(5, 0));
        report.batteryPercent(fields.decimal(6));
        report.attribute("steps", fields.whole(7, 0));
        report.attribute("turnovers", fields.whole(8, 0));
        timed(fields, 9, report);
    }

    /** {@code NBR}: country, network, timing advance, count, and as many cells of area, cell and signal below 0 dBm. */
    static void neighbours(Fields fields, Report report) {
        long country = fields.whole(4, 0);
        long network = fields.whole(5, 0);
        int first = 8;
        int date = first + 3 * Math.clamp(fields.whole(7, 0), 0, fields.count());
        for (int i = first; i < date && i + 2 < fields.count(); i += 3) {
            long signal = -Math.abs(fields.whole(i + 2, 0));
            report.cell(country, network, fields.whole(i, 0), fields.whole(i + 1, 0), signal);
        }
        timed(fields, date, report);
    }

    /** {@code V3}: country and network in one, count, and as many cells of area, cell, level and advance; battery. */
    static void cells(Fields fields, Report report) {
        long country = fields.digits(4, 0, 3);
        long network = fields.whole(4, 3, 0);
        int first = 6;
        int battery = first + 4 * Math.clamp(fields.whole(5, 0), 0, fields.count());
        for (int i = first; i < battery && i + 3 < fields.count(); i += 4) {
            report.cell(Math.max(country, 0), network, fields.whole(i, 0), fields.whole(i + 1, 0), null);
        }
        if (fields.isHex(battery)) {
            // In a unit that no document gives.
            report.attribute("batteryCode", fields.hex(battery, 0));
        }
        timed(fields, battery + 3, report);
    }

    private static void timed(Fields fields, int date, Report report) {
        report.time(fields.time(date, TIME), () -> fields.text(date) + " " + fields.text(TIME));
        if (fields.length(date + 1) == 8 && fields.isHex(date + 1)) {
            Status.tell(fields.hex(date + 1, 0), report);
        }
    }

    /**
     * {@code VP1} of watches: a position of which only the day is said, or country, network and cells of area, cell
     * and signal with a Y between them. A position of the day on which it comes counts as of now.
     */
    static void phonePosition(Fields fields, Report report, Instant receivedAt) {
        if (fields.is(3, "V")) {
            cellsBetween(fields, report);
            return;
        }
        report.valid(fields.is(3, "A"));
        report.minutes(fields, 4);
        report.speedKmh(fields.decimal(8) * KMH_PER_KNOT);
        report.courseDegrees(fields.decimal(9));
        LocalDate date = PositionSentence.date(fields, 10);
        if (date != null && !date.equals(receivedAt.atZone(ZoneOffset.UTC).toLocalDate())) {
            report.time(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /** The signal of a cell and the Y before the area of the next are in one field: {@code 0Y92}. */
    private static void cellsBetween(Fields fields, Report report) {
        long country = fields.whole(4, 0);
        long network = fields.whole(5, 0);
        long area = fields.whole(6, 0);
        for (int i = 7; i + 1 < fields.count(); i += 2) {
            String[] parts = fields.text(i + 1).split("Y", 3);
            report.cell(country, network, area, fields.whole(i, 0), whole(parts[0]));
            area = parts.length > 1 ? whole(parts[1]) : 0;
        }
    }

    private static long whole(String text) {
        return text.matches("-?\\d{1,9}") ? Long.parseLong(text) : 0;
    }
}
