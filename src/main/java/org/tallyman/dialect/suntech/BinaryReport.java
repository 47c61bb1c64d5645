package org.tallyman.dialect.suntech;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/** A report of the newer series in binary: type, length, id, mask, and a value for each bit of the mask, lowest first. */
final class BinaryReport {

    private static final int ALERT = 0x82;
    private static final int DRIVER = 59;
    private static final int ID_BYTES = 5;
    private static final int TYPE_AND_LENGTH = 3;

    private final ByteCursor cursor;
    private final Report report = new Report();
    private final int type;
    private final int mask;

    private BinaryReport(byte[] frame) {
        this.type = frame[0] & 0xFF;
        this.cursor = new ByteCursor(frame, TYPE_AND_LENGTH + ID_BYTES, frame.length);
        this.mask = cursor.u24();
    }

    static List<String> ids(byte[] frame) {
        String id = new ByteCursor(frame, TYPE_AND_LENGTH, frame.length).hex(ID_BYTES);
        return id.isEmpty() ? List.of() : List.of(id);
    }

    /** Null for a frame that ends before the values do of which its mask tells. */
    static @Nullable Report read(byte[] frame) {
        BinaryReport reader = new BinaryReport(frame);
        reader.read();
        return reader.cursor.isOver() ? null : reader.report;
    }

    private boolean has(int bit) {
        return (mask >> bit & 1) != 0;
    }

    private void read() {
        cursor.skip(has(1) ? 1 : 0); // model
        if (has(2)) {
            report.attribute("versionFw", cursor.u8() + "." + cursor.u8() + "." + cursor.u8());
        }
        if (has(3) && cursor.u8() == 0) {
            report.attribute("archive", true);
        }
        @Nullable Instant time = readTime();
        if (time != null) {
            report.time(time);
        }
        readCell();
        if (has(10)) {
            report.attribute("rssi", cursor.u8());
        }
        double latitude = has(11) ? readDegrees() : Double.NaN;
        double longitude = has(12) ? readDegrees() : Double.NaN;
        if (Double.isFinite(latitude) && Double.isFinite(longitude) && time != null) {
            report.position(latitude, longitude);
        }
        if (has(13)) {
            report.speedKmh(cursor.u16() / 100.0);
        }
        if (has(14)) {
            report.courseDegrees(cursor.u16() / 100.0);
        }
        if (has(15)) {
            report.attribute("sat", cursor.u8());
        }
        if (has(16)) {
            report.valid(cursor.u8() > 0);
        }
        readContacts();
        readAlert();
    }

    private @Nullable Instant readTime() {
        int year = has(4) ? 2_000 + cursor.u8() : 0;
        int month = has(4) ? cursor.u8() : 0;
        int day = has(4) ? cursor.u8() : 0;
        return has(5) ? Times.utc(year, month, day, cursor.u8(), cursor.u8(), cursor.u8()) : null;
    }

    private void readCell() {
        long cell = has(6) ? cursor.u32() : 0;
        int country = has(7) ? cursor.u16() : 0;
        int network = has(8) ? cursor.u16() : 0;
        int area = has(9) ? cursor.u16() : 0;
        if (country > 0) {
            report.cell(country, network, area, cell, null);
        }
    }

    /** Millionths of a degree; the highest bit is the sign and no more. */
    private double readDegrees() {
        long value = cursor.u32();
        double degrees = (value & 0x7FFF_FFFFL) / 1e6;
        return value >> 31 == 0 ? degrees : -degrees;
    }

    private void readContacts() {
        if (has(17)) {
            int input = cursor.u8();
            report.attribute("ignition", (input & 1) != 0);
            report.attribute("input", input);
            for (int i = 1; i <= 3; i++) {
                report.attribute("in" + i, (input >> i & 1) != 0);
            }
        }
        if (has(18)) {
            report.attribute("output", cursor.u8());
        }
    }

    private void readAlert() {
        int alert = has(19) ? cursor.u8() : 0;
        if (type == ALERT && has(19)) {
            report.attribute("event", alert);
            Alarms.addAlert(alert, report);
        }
        cursor.skip(has(20) ? 2 : 0);
        if (has(21) && alert == DRIVER) {
            report.attribute("driverUniqueId", cursor.hex(8));
        }
    }
}
