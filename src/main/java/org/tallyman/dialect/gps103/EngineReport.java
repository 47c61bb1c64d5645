package org.tallyman.dialect.gps103;

import java.time.Instant;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * What a device on the plug of an engine reads there: {@code OBD}, local time, odometer, consumption, hours, speed and
 * so on.
 */
final class EngineReport {

    private static final long MS_PER_HOUR = 3_600_000;
    private static final int FAULTS = 13;

    private EngineReport() {}

    static void read(Fields fields, LocalClock clock, Report report) {
        Instant local = LocalClock.read(fields, 2);
        report.time(local == null ? null : clock.utc(local), () -> fields.text(2));
        report.number("odometer", fields.decimal(3));
        report.number("fuelConsumption", fields.decimal(5));
        report.number("hours", fields.decimal(6) * MS_PER_HOUR);
        report.number("obdSpeed", fields.decimal(7));
        text(fields, 8, "engineLoad", report);
        report.number("coolantTemp", fields.decimal(9));
        text(fields, 10, "throttle", report);
        report.number("rpm", fields.decimal(11));
        report.number("battery", fields.decimal(12));
        StringBuilder faults = new StringBuilder();
        for (int i = FAULTS; i < fields.count(); i++) {
            faults.append(fields.text(i)).append(' ');
        }
        if (!faults.toString().isBlank()) {
            report.attribute("dtcs", faults.toString().strip());
        }
    }

    private static void text(Fields fields, int field, String name, Report report) {
        if (!fields.isEmpty(field)) {
            report.attribute(name, fields.text(field));
        }
    }
}
