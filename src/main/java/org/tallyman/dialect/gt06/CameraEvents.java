package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Events of cameras in vehicles, with the names of the files that they recorded. */
final class CameraEvents {

    private static final int PLACED = 0xFFFF;

    private CameraEvents() {}

    /** Of the time alone, of time and place, or, behind FFFF, with speed and voltage (JC400). */
    static void read(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        boolean newer = (cursor.peekU8(0) << 8 | cursor.peekU8(1)) == PLACED;
        boolean placed = newer || body.size() > 15;
        if (newer) {
            cursor.skip(3);
        }
        body.time();
        if (placed) {
            if (newer) {
                report.attribute("sat", cursor.u8() & 0xF);
            }
            long latitude = cursor.u32();
            long longitude = cursor.u32();
            GpsBlock.place(report, latitude, longitude, cursor.u16());
        }
        if (newer) {
            report.speedKmh(cursor.u16());
            report.attribute("power", cursor.u16() / 10.0);
        }
        int event = cursor.u8();
        report.attribute("event", event);
        String alarm = Alarms.camera(event, placed);
        if (alarm != null) {
            report.alarm(alarm);
        }
        if (cursor.remaining() >= 2) {
            report.attribute("eventData", cursor.u16());
        }
        String files = cursor.text(cursor.remaining()).strip();
        if (!files.isEmpty() && files.chars().allMatch(c -> c > ' ' && c <= '~')) {
            report.attribute("eventFiles", files);
        }
    }
}
