package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * What a reader of one type of message works on.
 *
 * @param size of the whole body in bytes
 * @param zoneSeconds how far the device's clock is ahead of UTC
 */
record Body(ByteCursor cursor, Report report, int size, Model model, int zoneSeconds) {

    /** Time and place. */
    void gps() {
        GpsBlock.read(cursor, report, zoneSeconds);
    }

    void time() {
        GpsBlock.time(cursor, report, zoneSeconds);
    }

    /** A cell of 2G, where there is one. */
    void cell() {
        if (cursor.remaining() >= CellBlock.SIZE) {
            CellBlock.read(cursor, report);
        }
    }

    /** Ignition, why it was sent, and whether it was sent late. */
    void reason() {
        if (cursor.remaining() >= 3) {
            report.attribute("ignition", cursor.u8() > 0);
            report.attribute("event", cursor.u8());
            report.attribute("archive", cursor.u8() > 0);
        }
    }

    /** From terminal information to language, where they are there. */
    void status() {
        if (cursor.remaining() >= StatusBlock.SIZE) {
            StatusBlock.read(cursor, report, model);
        }
    }

    int remaining() {
        return cursor.remaining();
    }
}
