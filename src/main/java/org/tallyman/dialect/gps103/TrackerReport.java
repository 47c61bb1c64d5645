package org.tallyman.dialect.gps103;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/**
 * The message of most devices: IMEI, keyword, local time, phone or card, F and a position, or L and a cell where
 * there is no reception; then what sensors say.
 */
final class TrackerReport {

    private static final int KEYWORD = 1;
    private static final int LOCAL_TIME = 2;
    private static final int CARD = 3;
    private static final int SIGNAL = 4;
    private static final int UTC_TIME = 5;
    private static final int VALIDITY = 6;
    private static final int FIRST = 7;

    /** Where sensors begin in a message without a position. */
    private static final int SENSORS = 14;

    private static final double KMH_PER_KNOT = 1.852;

    private TrackerReport() {}

    static void read(Fields fields, LocalClock clock, Instant receivedAt, Report report) {
        Keywords.tell(fields.text(KEYWORD), report);
        if (fields.is(KEYWORD, "rfid") && !fields.isEmpty(CARD)) {
            report.attribute("driverUniqueId", fields.text(CARD));
        }
        if (fields.is(SIGNAL, "F")) {
            report.time(time(fields, clock, receivedAt), () -> fields.text(LOCAL_TIME) + " " + fields.text(UTC_TIME));
            report.valid(fields.is(VALIDITY, "A"));
            fields.seek(FIRST);
            position(fields, report);
        } else {
            if (fields.isHex(FIRST) && fields.isHex(FIRST + 2)) {
                report.cell(0, 0, fields.hex(FIRST, 0), fields.hex(FIRST + 2, 0), null);
            }
            sensors(fields, SENSORS, report);
        }
    }

    private static @Nullable Instant time(Fields fields, LocalClock clock, Instant receivedAt) {
        Instant local = LocalClock.read(fields, LOCAL_TIME);
        boolean utc = fields.length(UTC_TIME) == 6 || fields.at(UTC_TIME, 6) == '.';
        int hour = fields.digits(UTC_TIME, 0, 2);
        int minute = fields.digits(UTC_TIME, 2, 2);
        int second = fields.digits(UTC_TIME, 4, 2);
        if (utc && hour >= 0 && minute >= 0 && second >= 0) {
            return local == null
                    ? Times.today(receivedAt, hour, minute, second)
                    : clock.utc(local, hour, minute, second);
        }
        return local == null ? null : clock.utc(local);
    }

    /**
     * Letters of the hemispheres may stand before or behind their numbers, and that of the longitude may be missing.
     */
    private static void position(Fields fields, Report report) {
        char vertical = letter(fields, 'N', 'S');
        int north = fields.next();
        vertical = vertical == 0 ? letter(fields, 'N', 'S') : vertical;
        char horizontal = letter(fields, 'E', 'W');
        int east = fields.next();
        if (horizontal == 0) {
            horizontal = letter(fields, 'E', 'W');
            if (horizontal == 0) {
                horizontal = 'E';
                fields.skip(fields.isEmpty(fields.position()) ? 1 : 0);
            }
        }
        double latitude = Degrees.signed(Degrees.ofMinutes(fields.decimal(north)), vertical);
        double longitude = Degrees.signed(Degrees.ofMinutes(fields.decimal(east)), horizontal);
        if (Double.isFinite(latitude) && Double.isFinite(longitude)) {
            report.position(latitude, longitude);
        } else if (!fields.isEmpty(north) || !fields.isEmpty(east)) {
            report.refusePosition(fields.text(north) + "," + fields.text(east));
        }
        report.speedKmh(fields.decimal(fields.next()) * KMH_PER_KNOT);
        report.courseDegrees(fields.decimal(fields.next()));
        report.altitudeM(fields.decimal(fields.next()));
        sensors(fields, fields.position(), report);
    }

    /** The next field if it is one of two letters, and then passes it; else 0. */
    private static char letter(Fields fields, char one, char other) {
        int field = fields.position();
        char letter = fields.length(field) == 1 ? fields.at(field, 0) : 0;
        if (letter != one && letter != other) {
            return 0;
        }
        fields.next();
        return letter;
    }

    /** Ignition, door, two tanks in percent, temperature; those that a device lacks are empty. */
    private static void sensors(Fields fields, int from, Report report) {
        contact(fields, from, "ignition", report);
        contact(fields, from + 1, "door", report);
        percent(fields, from + 2, "fuel1", report);
        percent(fields, from + 3, "fuel2", report);
        long temperature = fields.whole(from + 4, Long.MIN_VALUE);
        if (temperature != Long.MIN_VALUE) {
            report.attribute("temp1", temperature);
        }
    }

    private static void contact(Fields fields, int field, String name, Report report) {
        if (fields.is(field, "0") || fields.is(field, "1")) {
            report.attribute(name, fields.is(field, "1"));
        }
    }

    private static void percent(Fields fields, int field, String name, Report report) {
        int digits = fields.length(field) - 1;
        if (digits > 0 && fields.at(field, digits) == '%') {
            report.number(name, Numbers.decimal(fields.text(field).substring(0, digits)));
        }
    }
}
