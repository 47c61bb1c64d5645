package org.tallyman.dialect.jt808;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** A position: alarms, status, place, time, and members of a number and a length each. */
final class Location {

    static final int SIZE = 28;
    private static final double DEGREE = 1e6;
    private static final int POSITIONED = 1 << 1;
    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;
    private static final int MOVING = 1 << 4;
    private static final int CUT_OFF = 1 << 10;
    private static final int DOORS = 0x1F << 13;
    private static final int CHARGING = 1 << 26;

    private Location() {}

    static void read(ByteCursor cursor, Report report, Reading reading) {
        Alarms.tell(report, cursor.u32(), reading.model());
        place(cursor, report, reading);
        report.altitudeM(cursor.s16());
        report.speedKmh(cursor.u16() / 10.0);
        report.courseDegrees(cursor.u16());
        reading.time(cursor, report);
        if (cursor.remaining() == 20) {
            fixedMembers(cursor, report);
            return;
        }
        while (cursor.remaining() >= 2) {
            int number = cursor.u8();
            int length = cursor.u8();
            Members.tell(report, number, cursor.part(Math.min(length, cursor.remaining())));
        }
    }

    /** Status, latitude and longitude. */
    static void place(ByteCursor cursor, Report report, Reading reading) {
        int status = cursor.s32();
        double latitude = cursor.u32() / DEGREE;
        double longitude = cursor.u32() / DEGREE;
        report.valid((status & POSITIONED) != 0);
        report.position((status & SOUTH) == 0 ? latitude : -latitude, (status & WEST) == 0 ? longitude : -longitude);
        status(report, status, reading);
    }

    static void status(Report report, int status, Reading reading) {
        report.attribute("ignition", (status & 1) != 0);
        report.attribute("blocked", (status & CUT_OFF) != 0);
        report.attribute("charge", (status & CHARGING) != 0);
        if (reading.model().equals("G1C Pro")) {
            report.attribute("motion", (status & MOVING) != 0);
        }
        boolean door = (status & DOORS) != 0;
        if (door || reading.model().equals("MV710G") || reading.model().equals("MV810G")) {
            report.attribute("door", door);
        }
    }

    /** What some devices send without numbers and lengths. */
    private static void fixedMembers(ByteCursor cursor, Report report) {
        cursor.skip(4);
        report.attribute("odometer", cursor.u32() * 1_000);
        report.attribute("battery", cursor.u16() / 10.0);
        cursor.skip(4);
        report.attribute("rssi", cursor.u8());
        cursor.skip(3);
    }
}
