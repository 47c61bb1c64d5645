package org.tallyman.dialect.jt808;

import java.util.HexFormat;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** A position of a container lock: time in UTC and place in decimal digits, then members of a number and a length each. */
final class LockReport {

    private static final double KMH_PER_KNOT = 1.852;
    private static final int NORTH = 1 << 1;
    private static final int EAST = 1 << 2;
    private static final int LOCK = 3;

    private LockReport() {}

    /** @param fixed false when the device sends a position that it had before */
    static Report read(ByteCursor cursor, boolean fixed) {
        Report report = new Report();
        place(cursor, report);
        report.valid(fixed);
        report.attribute("rssi", cursor.u8());
        report.attribute("sat", cursor.u8());
        report.attribute("odometer", cursor.u32() * 1_000);
        battery(report, cursor.u8());
        long cell = cursor.u32();
        int area = cursor.u16();
        if (cell > 0 && area > 0) {
            report.cell(0, 0, area, cell, null);
        }
        int product = cursor.u8();
        int status = cursor.u16();
        alarms(report, product, status, cursor.u16());
        report.attribute("status", status);
        while (cursor.remaining() >= 2) {
            int number = cursor.u8();
            int length = cursor.u8();
            tell(report, number, cursor.part(Math.min(length, cursor.remaining())));
        }
        return report;
    }

    /** Day before month before year; degrees and minutes; and what hemisphere in the last half of a byte. */
    private static void place(ByteCursor cursor, Report report) {
        long said = cursor.unsigned(6);
        report.time(Bcd.dayFirst(said), () -> HexFormat.of().toHexDigits(said, 12));
        double latitude = degrees(cursor.bcd(4));
        int high = cursor.bcd(4);
        int last = cursor.u8();
        double longitude = degrees(high * 10L + (last >> 4));
        report.position((last & NORTH) == 0 ? -latitude : latitude, (last & EAST) == 0 ? -longitude : longitude);
        report.speedKmh(cursor.u8() * KMH_PER_KNOT);
        report.courseDegrees(cursor.u8() * 2);
    }

    /** Degrees before six digits of minutes with four behind the point. */
    private static double degrees(long digits) {
        long whole = digits / 1_000_000;
        return whole + digits % 1_000_000 / 600_000.0;
    }

    private static void battery(Report report, int level) {
        if (level <= 100) {
            report.attribute("batteryLevel", level);
        } else if (level == 0xAA || level == 0xAB) {
            report.attribute("charge", true);
        }
    }

    private static void alarms(Report report, int product, int status, int alarms) {
        if (product == LOCK) {
            report.attribute("blocked", (status & 1 << 5) != 0);
            String[] names = {"overspeed", "lowPower", "vibration", "lowBattery", "", "geofenceEnter", "geofenceExit"};
            for (int i = 0; i < names.length; i++) {
                if ((alarms >> i & 1) != 0 && !names[i].isEmpty()) {
                    report.alarm(names[i]);
                }
            }
        } else if ((product == 1 || product == 2) && (alarms & 1) != 0) {
            report.alarm("lowPower");
        }
    }

    private static void tell(Report report, int number, ByteCursor value) {
        if (value.remaining() == 0) {
            return;
        }
        switch (number) {
            case 0x02 -> report.altitudeM(value.s16());
            case 0x0B -> command(report, value);
            case 0x0C -> report.attribute("tilt", "[" + value.s16() + "," + value.s16() + "," + value.s16() + "]");
            case 0x10 -> report.attribute("wakeSource", value.u8());
            case 0xFC -> report.attribute("geofence", value.u8());
            default -> {}
        }
    }

    /** What was done to the lock, by card or password, and what came of it. */
    static void command(Report report, ByteCursor value) {
        int length = value.remaining();
        report.attribute("lockCommand", value.u8());
        if (length >= 7) {
            report.attribute("lockPassword", Texts.rest(value.part(6)));
        } else if (length >= 5) {
            report.attribute("lockCard", value.u32());
        }
        if (length % 2 == 0 && value.remaining() > 0) {
            report.attribute("unlockResult", value.u8());
        }
    }
}
