package org.tallyman.dialect.suntech;

import java.util.HexFormat;
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
        readTime();
        readCell();
        if (has(10)) {
            report.attribute("rssi", cursor.u8());
        }
        double latitude = has(11) ? readDegrees() : Double.NaN;
        double longitude = has(12) ? readDegrees() : Double.NaN;
        if (Double.isFinite(latitude) && Double.isFinite(longitude)) {
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

    private void readTime() {
        byte[] date = has(4) ? cursor.bytes(3) : new byte[0];
        byte[] time = has(5) ? cursor.bytes(3) : new byte[0];
        if (date.length + time.length < 6) {
            report.noTime("");
            return;
        }
        report.time(
                Times.utc(2_000 + date[0], date[1], date[2], time[0], time[1], time[2]),
                () -> HexFormat.of().formatHex(date) + " " + HexFormat.of().formatHex(time));
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
