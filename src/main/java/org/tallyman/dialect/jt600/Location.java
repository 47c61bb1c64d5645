package org.tallyman.dialect.jt600;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Report;

/**
 * The seventeen bytes with which all records begin: date, time, latitude, longitude with flags, speed in knots, course.
 */
final class Location {

    private static final double KMH_PER_KNOT = 1.852;

    private Location() {}

    /**
     * When it was; null where there was no date and time, and then nothing is told.
     *
     * @param binarySpeed whether the speed is a plain number, as padlocks count it, and no decimals
     */
    static @Nullable Instant read(ByteCursor record, boolean binarySpeed, Report report) {
        Instant time = time(record);
        double latitude = Degrees.ofMinutes(Bcd.number(record.u32(), 8) / 1e4);
        long placed = record.unsigned(5);
        double longitude = Degrees.ofMinutes(Bcd.number(placed >> 4, 9) / 1e4);
        int speed = record.u8();
        int course = record.u8();
        if (time == null || record.isOver()) {
            return null;
        }
        report.time(time);
        report.valid((placed & 1) != 0);
        report.position((placed & 2) != 0 ? latitude : -latitude, (placed & 4) != 0 ? longitude : -longitude);
        report.speedKmh((binarySpeed ? speed : (speed >> 4) * 10 + (speed & 0xF)) * KMH_PER_KNOT);
        report.courseDegrees(course * 2.0);
        return time;
    }

    /** Day, month, year, hour, minute and second, two digits each; null where there is none. */
    static @Nullable Instant time(ByteCursor record) {
        return Bcd.dayFirst(record.unsigned(6));
    }
}
