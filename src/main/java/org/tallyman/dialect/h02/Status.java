package org.tallyman.dialect.h02;

import org.tallyman.dialect.tracker.Report;

/** The four bytes of {@code vehicle_status}, whose bits are in force when they are 0, and the battery's one byte. */
final class Status {

    private Status() {}

    static void tell(long status, Report report) {
        if (isOn(status, 0)) {
            report.alarm("vibration");
        }
        if (isOn(status, 1) || isOn(status, 18)) {
            report.alarm("sos");
        }
        if (isOn(status, 2)) {
            report.alarm("overspeed");
        }
        if (isOn(status, 19)) {
            report.alarm("powerCut");
        }
        // This one says that the ignition is off.
        report.attribute("ignition", !isOn(status, 10));
        report.attribute("status", status);
    }

    private static boolean isOn(long status, int bit) {
        return (status >> bit & 1) == 0;
    }

    /** Six steps of a gauge, or percent; 0 when the device does not know. */
    static void battery(int code, Report report) {
        if (code > 6 && code <= 100) {
            report.batteryPercent(code);
        } else if (code > 3 && code <= 6) {
            report.batteryPercent((code - 1) * 20);
        } else if (code > 0 && code <= 3) {
            report.batteryPercent((code - 1) * 10);
        }
    }
}
