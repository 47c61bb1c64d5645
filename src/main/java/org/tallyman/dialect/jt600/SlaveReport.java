package org.tallyman.dialect.jt600;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * {@code WLNET}: what a padlock heard from a sensor by radio. Six fields, then binary: the padlock's location, and
 * the sensor's time, number, count, battery, signal, kind and values. Measured values are of the sensor's time, the
 * position is of the padlock's.
 */
final class SlaveReport {

    static final String NAME = "WLNET";
    static final int NAME_FIELD = 3;

    private static final int FIELDS = 6;
    private static final int ID_BYTES = 5;
    private static final int CLIMATE = 1;

    private SlaveReport() {}

    /** Whether it is whole. */
    static boolean read(byte[] frame, Report report) {
        int at = 0;
        for (int commas = 0; at < frame.length && commas < FIELDS; at++) {
            commas += frame[at] == ',' ? 1 : 0;
        }
        ByteCursor cursor = new ByteCursor(frame, at, frame.length);
        Location.fixTime(cursor, report);
        Location.place(cursor, true, report);
        Location.time(cursor, report);
        report.attribute("sensorId", cursor.hex(ID_BYTES));
        cursor.skip(1);
        report.attribute("sensorBattery", cursor.u16() / 100.0);
        report.attribute("sensorBatteryLevel", cursor.u8());
        report.attribute("sensorRssi", -cursor.u8());
        if (cursor.u8() == CLIMATE) {
            report.attribute("temp1", cursor.s16() / 10.0);
            report.attribute("humidity", cursor.u8());
        }
        return !cursor.isOver();
    }
}
