package org.tallyman.dialect.jt600;

import java.util.HexFormat;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Report;

/**
 * The seventeen bytes with which all records begin: date, time, latitude, longitude with flags, speed in knots, course.
 */
final class Location {

    private static final int TIME_BYTES = 6;
    private static final double KMH_PER_KNOT = 1.852;

    private Location() {}

    /** Day, month, year, hour, minute and second, two digits each. */
    static void time(ByteCursor record, Report report) {
        long said = record.unsigned(TIME_BYTES);
        report.time(Bcd.dayFirst(said), () -> HexFormat.of().toHexDigits(said, 2 * TIME_BYTES));
    }

    /** The same, where it is only the position's. */
    static void fixTime(ByteCursor record, Report report) {
        long said = record.unsigned(TIME_BYTES);
        report.fixTime(Bcd.dayFirst(said), () -> HexFormat.of().toHexDigits(said, 2 * TIME_BYTES));
    }

    /** @param binarySpeed whether the speed is a plain number, as padlocks count it, and no decimals */
    static void place(ByteCursor record, boolean binarySpeed, Report report) {
        double latitude = Degrees.ofMinutes(Bcd.number(record.u32(), 8) / 1e4);
        long placed = record.unsigned(5);
        double longitude = Degrees.ofMinutes(Bcd.number(placed >> 4, 9) / 1e4);
        int speed = record.u8();
        int course = record.u8();
        report.valid((placed & 1) != 0);
        report.position((placed & 2) != 0 ? latitude : -latitude, (placed & 4) != 0 ? longitude : -longitude);
        report.speedKmh((binarySpeed ? speed : (speed >> 4) * 10 + (speed & 0xF)) * KMH_PER_KNOT);
        report.courseDegrees(course * 2.0);
    }
}
