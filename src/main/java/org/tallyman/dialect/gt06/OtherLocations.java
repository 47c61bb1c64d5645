package org.tallyman.dialect.gt06;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Positions of makers that took types of message for their own: the SL4X, the X1 and alarm panels. */
final class OtherLocations {

    private static final double HUNDREDTH = 100;
    private static final int SL4X = 37;
    private static final int SL4X_STATUS = 34;
    private static final int X1 = 45;

    private OtherLocations() {}

    /** Of the SL4X: ignition, reason, odometer and altitude behind a cell of four bytes; of others, as type 22. */
    static void sl4x(Body body) {
        if (body.size() != SL4X) {
            Locations.withReason(body);
        } else {
            body.gps();
            ByteCursor cursor = body.cursor();
            CellBlock.readWideNetwork(cursor, body.report(), 2, 4);
            body.report().signal(SignalKind.INPUT, "ignition", cursor.u8() > 0);
            body.report().attribute("event", cursor.u8());
            body.report().attribute("archive", cursor.u8() > 0);
            body.report().attribute("odometer", cursor.u32());
            body.report().altitudeM(cursor.s16());
        }
    }

    /** Of the SL4X, with a status, and an altitude in newer ones; of others, as type 26. */
    static void sl4xStatus(Body body) {
        if (body.size() != SL4X_STATUS && body.size() != SL4X_STATUS + 2) {
            Locations.withStatus(body);
            return;
        }
        body.gps();
        ByteCursor cursor = body.cursor();
        cursor.skip(1);
        CellBlock.readWideNetwork(cursor, body.report(), 2, 4);
        body.status();
        if (body.remaining() >= 2) {
            body.report().altitudeM(cursor.s16());
        }
    }

    /** Of the X1, with its voltages and ports; of others the time alone. */
    static void x1(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        if (body.size() < X1) {
            body.time();
            return;
        }
        cursor.skip(4);
        body.gps();
        cursor.skip(2);
        report.attribute("odometer", cursor.u32());
        CellBlock.read(cursor, report, 2, 4);
        long driver = cursor.u32();
        if (driver > 0) {
            report.attribute("driverUniqueId", String.valueOf(driver));
        }
        report.measure("supply-voltage", cursor.u16() / HUNDREDTH, "V", "");
        report.measure("battery-voltage", cursor.u16() / HUNDREDTH, "V", "");
        int analogues = (int) (cursor.u32() >> 20) & 0xF;
        report.attribute("input", cursor.u8());
        report.attribute("output", cursor.u8());
        for (int i = 1; i <= analogues && body.remaining() >= 2; i++) {
            report.attribute("adc" + i, cursor.u16() / HUNDREDTH);
        }
    }

    /** Of alarm panels (AZ735). Returns the status. */
    private static int panel(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        body.time();
        int satellites = cursor.u8();
        if (satellites > 0) {
            report.attribute("sat", satellites & 0xF);
            long latitude = cursor.u32();
            long longitude = cursor.u32();
            report.speedKmh(cursor.u8());
            GpsBlock.place(report, latitude, longitude, cursor.u16());
        }
        int cell = cursor.u8();
        if (cell > 0) {
            CellBlock.read(cursor.part(Math.max(cell - 1, CellBlock.SIZE)), report);
            report.attribute("rssi", cursor.u8());
        }
        cursor.skip(cursor.u8());
        cursor.skip(cursor.u8());
        int status = cursor.u8();
        report.attribute("status", status);
        return status;
    }

    static void alarmPanel(Body body) {
        panel(body);
    }

    static void alarmPanelAlarm(Body body) {
        switch (panel(body)) {
            case 0xA0 -> body.report().attribute("armed", true);
            case 0xA1 -> body.report().attribute("armed", false);
            case 0xA2, 0xA3 -> body.report().alarm("lowBattery");
            case 0xA4 -> body.report().alarm("general");
            case 0xA5 -> body.report().alarm("door");
            default -> {}
        }
    }
}
