package org.tallyman.dialect.gt06;

import java.time.Instant;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What the management of a traction battery says. */
final class BatteryReport {

    private static final double KELVIN = 273.1;
    private static final int CELLS = 14;
    private static final int NAME = 16;
    private static final int BEHIND_CELLS = 2 + 2 + NAME + 2 + NAME + 4;

    private BatteryReport() {}

    static void read(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        cursor.skip(8);
        report.time(Instant.ofEpochSecond(cursor.u32()));
        report.attribute("relativeCapacity", cursor.u8());
        report.attribute("remainingCapacity", cursor.u16());
        report.attribute("absoluteCapacity", cursor.u8());
        report.attribute("fullCapacity", cursor.u16());
        report.attribute("batteryHealth", cursor.u8());
        report.attribute("batteryTemp", cursor.u16() / 10.0 - KELVIN);
        report.attribute("current", cursor.u16());
        report.attribute("battery", cursor.u16() / 1_000.0);
        report.attribute("cycleIndex", cursor.u16());
        for (int i = 1; i <= CELLS && cursor.remaining() >= 2; i++) {
            report.attribute("batteryCell" + i, cursor.u16() / 1_000.0);
        }
        if (cursor.remaining() >= BEHIND_CELLS) {
            behindCells(cursor, report);
        }
    }

    /** How it was charged, what it is called, and what it says that is wrong. */
    private static void behindCells(ByteCursor cursor, Report report) {
        report.attribute("currentChargeInterval", cursor.u16());
        report.attribute("maxChargeInterval", cursor.u16());
        report.attribute("barcode", name(cursor));
        report.attribute("batteryVersion", cursor.u16());
        report.attribute("manufacturer", name(cursor));
        report.attribute("batteryStatus", cursor.u32());
        if (cursor.remaining() >= 8) {
            report.attribute("controllerStatus", cursor.u32());
            report.attribute("controllerFault", cursor.u32());
        }
    }

    private static String name(ByteCursor cursor) {
        return cursor.text(NAME).replaceAll("[^ -~]", "").strip();
    }
}
