package org.tallyman.dialect.gps103;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * The message of later devices, which ends with an asterisk and counts degrees as decimals; dashes stand for what is
 * not there.
 */
final class PointReport {

    private PointReport() {}

    static void read(Fields fields, Report report) {
        text(fields, 2, "event", report);
        text(fields, 3, "sensorId", report);
        report.number("sensorVoltage", fields.decimal(4));
        report.time(fields.time(6, 5), () -> fields.text(6) + " " + fields.text(5));
        report.number("rssi", fields.decimal(7));
        report.valid(fields.whole(8, 0) > 0);
        report.position(fields, 9, 10);
        report.speedKmh(fields.decimal(11));
        report.courseDegrees(fields.decimal(12));
        report.altitudeM(fields.decimal(13));
        report.number("hdop", fields.decimal(14));
        report.number("sat", fields.decimal(15));
        contact(fields, 16, "ignition", report);
        contact(fields, 17, "charge", report);
        text(fields, 18, "error", report);
    }

    private static void text(Fields fields, int field, String name, Report report) {
        String text = fields.text(field);
        if (!text.isEmpty() && text.chars().anyMatch(c -> c != '-')) {
            report.attribute(name, text);
        }
    }

    private static void contact(Fields fields, int field, String name, Report report) {
        if (!fields.isEmpty(field)) {
            report.attribute(name, fields.whole(field, 0) > 0);
        }
    }
}
