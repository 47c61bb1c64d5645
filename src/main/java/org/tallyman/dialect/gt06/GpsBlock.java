package org.tallyman.dialect.gt06;

import java.time.Instant;
import java.util.HexFormat;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/** Time and place, which most messages start with. */
final class GpsBlock {

    static final int SIZE = 18;

    private static final int TIME_BYTES = 6;

    /** Latitude and longitude count thirty thousandths of a minute. */
    private static final double DEGREE = 1_800_000;

    private static final int COURSE = 0x3FF;
    private static final int NORTH = 1 << 10;
    private static final int WEST = 1 << 11;
    private static final int FIXED = 1 << 12;
    private static final int HAS_IGNITION = 1 << 14;
    private static final int IGNITION = 1 << 15;

    private GpsBlock() {}

    /** Time, satellites, latitude, longitude, speed and course. */
    static void read(ByteCursor cursor, Report report, int zoneSeconds) {
        time(cursor, report, zoneSeconds);
        report.attribute("sat", cursor.u8() & 0xF);
        long latitude = cursor.u32();
        long longitude = cursor.u32();
        report.speedKmh(cursor.u8());
        place(report, latitude, longitude, cursor.u16());
    }

    /** Six bytes of binary numbers, local to a zone. */
    static void time(ByteCursor cursor, Report report, int zoneSeconds) {
        long said = cursor.unsigned(TIME_BYTES);
        Instant time = Times.utc(
                2_000 + octet(said, 5), octet(said, 4), octet(said, 3), octet(said, 2), octet(said, 1), octet(said, 0));
        report.time(
                time == null || zoneSeconds == 0 ? time : time.minusSeconds(zoneSeconds),
                () -> HexFormat.of().toHexDigits(said, 2 * TIME_BYTES));
    }

    /** Six bytes of two decimal digits each. */
    static void decimalTime(ByteCursor cursor, Report report) {
        Bcd.time(cursor, report, 0);
    }

    private static int octet(long said, int place) {
        return (int) (said >> (8 * place)) & 0xFF;
    }

    static void place(Report report, long latitude, long longitude, int flags) {
        double north = latitude / DEGREE;
        double east = longitude / DEGREE;
        report.position((flags & NORTH) == 0 ? -north : north, (flags & WEST) == 0 ? east : -east);
        report.courseDegrees(flags & COURSE);
        report.valid((flags & FIXED) != 0);
        if ((flags & HAS_IGNITION) != 0) {
            report.attribute("ignition", (flags & IGNITION) != 0);
        }
    }
}
