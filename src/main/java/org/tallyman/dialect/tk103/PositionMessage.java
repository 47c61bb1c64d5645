package org.tallyman.dialect.tk103;

import java.util.Locale;
import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/**
 * Messages with a position, of whatever command: date, validity, latitude, longitude, speed in km/h, time, course,
 * state.
 */
final class PositionMessage {

    private static final int DATE_DIGITS = 6;
    private static final int COORDINATE_LENGTH = 16;
    private static final int SPEED_LENGTH = 5;
    private static final int COURSE_LENGTH = 6;
    private static final int ODOMETER_DIGITS = 15;

    private final Scan scan;
    private final boolean dayFirst;
    private final Report report;

    private PositionMessage(Message message, Report report) {
        this.scan = message.scan();
        this.dayFirst = message.hasCommas();
        this.report = report;
    }

    /** Whether there is a position. */
    static boolean read(Message message, Report report) {
        return new PositionMessage(message, report).read(message.command());
    }

    private boolean read(String command) {
        scan.skip(',');
        String data = "";
        if (scan.peek() == 'A' && command.equals("BQ81")) {
            data = Integer.toString(alarm());
        }
        // Before the date some commands have digits of their own: an alarm, or the IMEI at login.
        int before = scan.digitsAhead() - DATE_DIGITS;
        if (before < 0) {
            return false;
        }
        if (before > 0) {
            data = Character.toString(scan.peek());
        }
        scan.seek(scan.position() + before);
        int[] date = {scan.digits(2), scan.digits(2), scan.digits(2)};
        scan.skip(',');
        char validity = scan.next();
        scan.skip(',');
        double latitude = coordinate();
        double longitude = coordinate();
        if ((validity != 'A' && validity != 'V') || Double.isNaN(latitude) || Double.isNaN(longitude)) {
            return false;
        }
        report.valid(validity == 'A');
        report.position(latitude, longitude);
        Commands.tell(command, data, report);
        report.speedKmh(scan.decimal(SPEED_LENGTH));
        restOfNumber();
        time(date);
        scan.skip(',');
        courseAndState();
        return true;
    }

    /** {@code ALARM,type,value,}. */
    private int alarm() {
        while (scan.peek() != ',' && scan.peek() != 0) {
            scan.next();
        }
        scan.skip(',');
        int type = scan.digits(1);
        scan.skip(',');
        scan.seek(scan.position() + scan.digitsAhead());
        scan.skip(',');
        return type;
    }

    private double coordinate() {
        double degrees = Degrees.ofMinutes(scan.decimal(COORDINATE_LENGTH));
        double signed = Degrees.signed(degrees, scan.next());
        scan.skip(',');
        return signed;
    }

    /** Digits of the speed that are beyond its width, where a comma says that they are its. */
    private void restOfNumber() {
        int start = scan.position();
        scan.seek(start + scan.digitsAhead());
        if (!scan.skip(',')) {
            scan.seek(start);
        }
    }

    private static String digits(int[] pairs) {
        return String.format(Locale.ROOT, "%02d%02d%02d", pairs[0], pairs[1], pairs[2]);
    }

    private void time(int[] date) {
        int[] time = {scan.digits(2), scan.digits(2), scan.digits(2)};
        int year = dayFirst ? date[2] : date[0];
        int day = dayFirst ? date[0] : date[2];
        report.time(
                Times.utc(2000 + year, date[1], day, time[0], time[1], time[2]),
                () -> digits(date) + " " + digits(time));
    }

    private void courseAndState() {
        int start = scan.position();
        for (int width : new int[] {COURSE_LENGTH, 2}) {
            scan.seek(start);
            double course = scan.decimal(width);
            scan.skip(',');
            if (!Double.isNaN(course) && state()) {
                report.courseDegrees(course);
                return;
            }
        }
        scan.seek(start);
        report.courseDegrees(scan.decimal(COORDINATE_LENGTH));
        if (dayFirst && scan.skip(',')) {
            // No document says so, yet these are altitude and satellites in messages of different makers.
            report.number("altitude", scan.peek() == '-' ? negative() : scan.decimal(COORDINATE_LENGTH));
            scan.skip(',');
            report.number("sat", scan.decimal(2));
        }
    }

    private double negative() {
        scan.next();
        return -scan.decimal(COORDINATE_LENGTH);
    }

    /**
     * Eight characters, L and the odometer, and a temperature where there is a sensor; nothing is told unless all is
     * there.
     */
    private boolean state() {
        char power = scan.next();
        char ignition = scan.next();
        long first = scan.hex(1);
        long second = scan.hex(1);
        long third = scan.hex(1);
        long fuel = scan.hex(3);
        scan.skip(',');
        boolean there = isBinary(power) && isBinary(ignition) && first >= 0 && second >= 0 && third >= 0 && fuel >= 0;
        if (!there || !scan.skip('L')) {
            return false;
        }
        int odometerDigits = Math.min(scan.hexAhead(), ODOMETER_DIGITS);
        if (odometerDigits == 0) {
            return false;
        }
        report.attribute("charge", power == '0');
        report.attribute("ignition", ignition == '1');
        report.attribute("in2", first & 1);
        report.attribute("panic", first >> 1 & 1);
        report.attribute("out2", first >> 2 & 1);
        bit(first, 3, "blocked");
        for (int i = 0; i < 3; i++) {
            bit(second, i, "hs" + (3 - i));
        }
        bit(second, 3, "door");
        for (int i = 1; i <= 3; i++) {
            bit(third, i, "ls" + (4 - i));
        }
        report.attribute("fuel", fuel);
        report.attribute("odometer", scan.hex(odometerDigits));
        temperature();
        return true;
    }

    private void bit(long mask, int bit, String name) {
        if ((mask >> bit & 1) != 0) {
            report.attribute(name, 1);
        }
    }

    private void temperature() {
        char sign = scan.next();
        if (sign == '+' || sign == '-') {
            double degrees = scan.decimal(SPEED_LENGTH);
            report.number("temp1", sign == '-' ? -degrees : degrees);
        }
    }

    private static boolean isBinary(char c) {
        return c == '0' || c == '1';
    }
}
