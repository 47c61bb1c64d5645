package org.tallyman.dialect.teltonika;

import java.time.Instant;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** A record of codec 7: time and priority in one number, and parts as masks name them. */
final class Gh3000Record {

    /** Seconds from 1970 to 2007, from which the device counts. */
    private static final long EPOCH = 1_167_609_600L;

    private static final long SECONDS = 0x3FFF_FFFF;
    private static final int PRIORITY_SHIFT = 30;
    /** Fewer than three do not make a place. */
    private static final int SATELLITES = 3;

    private static final double COURSE_UNIT = 360.0 / 256;

    private Gh3000Record() {}

    static void read(ByteCursor cursor, Report report) {
        long start = cursor.u32();
        report.time(Instant.ofEpochSecond(EPOCH + (start & SECONDS)));
        report.attribute("priority", start >> PRIORITY_SHIFT);
        int parts = cursor.u8();
        if (is(parts, 0)) {
            readPosition(cursor, report);
        }
        for (int i = 0; i < 3; i++) {
            if (is(parts, i + 1)) {
                int width = 1 << i;
                int count = cursor.u8();
                for (int element = 0; element < count && !cursor.isOver(); element++) {
                    tell(report, cursor.u8(), cursor.unsigned(width));
                }
            }
        }
    }

    private static void readPosition(ByteCursor cursor, Report report) {
        report.valid(false);
        int members = cursor.u8();
        if (is(members, 0)) {
            float latitude = Float.intBitsToFloat(cursor.s32());
            float longitude = Float.intBitsToFloat(cursor.s32());
            report.position(latitude, longitude);
        }
        if (is(members, 1)) {
            report.altitudeM(cursor.s16());
        }
        if (is(members, 2)) {
            report.courseDegrees(cursor.u8() * COURSE_UNIT);
        }
        if (is(members, 3)) {
            report.speedKmh(cursor.u8());
        }
        if (is(members, 4)) {
            int satellites = cursor.u8();
            report.attribute("sat", satellites);
            report.valid(satellites >= SATELLITES);
        }
        if (is(members, 5)) {
            report.cell(0, 0, cursor.u16(), cursor.u16(), null);
        }
        if (is(members, 6)) {
            report.attribute("rssi", cursor.u8());
        }
        if (is(members, 7)) {
            report.attribute("operator", cursor.u32());
        }
    }

    private static void tell(Report report, int id, long value) {
        switch (id) {
            case 1 -> report.attribute("batteryLevel", value);
            case 2 -> report.attribute("usbConnected", value == 1);
            case 5 -> report.attribute("uptime", value);
            case 20 -> report.attribute("hdop", value / 10.0);
            case 21 -> report.attribute("vdop", value / 10.0);
            case 22 -> report.attribute("pdop", value / 10.0);
            case 67 -> report.attribute("battery", value / 1_000.0);
            case 221 -> report.attribute("button", value);
            case 222 -> {
                if (value == 1) {
                    report.alarm("sos");
                }
            }
            case 240 -> report.attribute("motion", value == 1);
            case 244 -> report.attribute("roaming", value == 1);
            default -> report.attribute(IoElements.name(id), value);
        }
    }

    private static boolean is(int mask, int bit) {
        return (mask >> bit & 1) != 0;
    }
}
