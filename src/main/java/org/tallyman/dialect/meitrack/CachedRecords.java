package org.tallyman.dialect.meitrack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * {@code CCC}: records from memory, all of the same layout, little-endian; before them protocol version, length of a record
 * and number of records that are left.
 */
final class CachedRecords {

    /** 2000-01-01, from which binary records count seconds. */
    static final long EPOCH = 946_684_800;

    static final double PER_DEGREE = 1e6;
    private static final int LENGTH = 52;

    private CachedRecords() {}

    static List<Report> read(Message message) {
        ByteCursor cursor = new ByteCursor(message.bytes(), message.from(), message.to());
        cursor.skip(2);
        int length = Math.max(LENGTH, cursor.u16le());
        cursor.skip(4);
        List<Report> reports = new ArrayList<>();
        while (cursor.remaining() >= length) {
            reports.add(readRecord(cursor));
            cursor.skip(length - LENGTH);
        }
        return reports;
    }

    private static Report readRecord(ByteCursor cursor) {
        Report report = new Report();
        Events.add(cursor.u8(), report);
        double latitude = cursor.s32le() / PER_DEGREE;
        double longitude = cursor.s32le() / PER_DEGREE;
        report.position(latitude, longitude);
        report.time(Instant.ofEpochSecond(EPOCH + cursor.u32le()));
        report.valid(cursor.u8() == 1);
        report.attribute("sat", cursor.u8());
        report.attribute("rssi", cursor.u8());
        report.speedKmh(cursor.u16le());
        report.courseDegrees(cursor.u16le());
        report.attribute("hdop", cursor.u16le() / 10.0);
        report.altitudeM(cursor.s16le());
        report.attribute("odometer", cursor.u32le());
        report.attribute("runtime", cursor.u32le());
        int country = cursor.u16le();
        int network = cursor.u16le();
        int area = cursor.u16le();
        int cell = cursor.u16le();
        if (country > 0) {
            report.cell(country, network, area, cell, null);
        }
        report.attribute("status", cursor.u16le());
        report.attribute("adc1", cursor.u16le());
        report.attribute("battery", cursor.u16le() / 100.0);
        report.attribute("power", cursor.u16le());
        cursor.skip(4); // geofence
        return report;
    }
}
