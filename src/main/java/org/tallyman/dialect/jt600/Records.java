package org.tallyman.dialect.jt600;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What records have behind their location. */
final class Records {

    private static final int METRES_PER_KM = 1_000;
    private static final int CHARGING = 0xFF;

    private Records() {}

    /** Of a padlock: mileage, satellites, vehicle, status, battery, cell. Whether it wants an answer. */
    static boolean padlock(ByteCursor record, Report report) {
        report.attribute("odometer", record.u32() * METRES_PER_KM);
        report.attribute("sat", record.u8());
        record.skip(4);
        int status = record.u16();
        alarm(status, 1, "geofenceEnter", report);
        alarm(status, 2, "geofenceExit", report);
        // The rope is cut: what a seal is for.
        alarm(status, 3, "tampering", report);
        alarm(status, 4, "vibration", report);
        alarm(status, 11, "lowBattery", report);
        alarm(status, 14, "fault", report);
        report.signal(SignalKind.INPUT, "lockRope", isOn(status, 6));
        report.attribute("blocked", isOn(status, 7));
        report.attribute("status", status);
        int battery = record.u8();
        if (battery == CHARGING) {
            report.attribute("charge", true);
        } else {
            report.batteryPercent(battery);
        }
        cell(record, report);
        return isOn(status, 5);
    }

    private static void alarm(int status, int bit, String name, Report report) {
        if (isOn(status, bit)) {
            report.alarm(name);
        }
    }

    private static boolean isOn(int bits, int bit) {
        return (bits >> bit & 1) != 0;
    }

    private static void cell(ByteCursor record, Report report) {
        int cell = record.u16();
        int area = record.u16();
        int signal = record.u8();
        if (cell != 0 && area != 0) {
            report.cell(0, 0, area, cell, (long) -signal);
        } else {
            report.attribute("rssi", signal);
        }
    }

    /** Of a seal or a tracker for vehicles, in one of three layouts. It never wants an answer. */
    static boolean seal(int layout, ByteCursor record, Report report) {
        switch (layout) {
            case 1 -> {
                report.attribute("sat", record.u8());
                report.batteryPercent(record.u8());
                record.skip(1);
                report.altitudeM(record.u16());
                cell(record, report);
            }
            case 2 -> vehicle(record, report);
            case 3 -> tanks(record, report);
            default -> {
                // The location alone.
            }
        }
        return false;
    }

    private static void vehicle(ByteCursor record, Report report) {
        int fuel = record.u8() << 8;
        int contacts = record.u8();
        report.attribute("ignition", isOn(contacts, 0));
        report.attribute("door", isOn(contacts, 6));
        int power = record.u8();
        report.attribute("charge", isOn(power, 0));
        report.attribute("blocked", isOn(power, 1));
        alarm(power, 2, "sos", report);
        if (isOn(power, 3) || isOn(power, 4)) {
            report.alarm("gpsAntennaCut");
        }
        alarm(power, 4, "overspeed", report);
        int driving = record.u8();
        alarm(driving, 2, "fatigueDriving", report);
        alarm(driving, 3, "tow", report);
        record.skip(1);
        report.attribute("odometer", record.u32() * METRES_PER_KM);
        report.attribute("fuel", fuel + record.u8());
    }

    /** Three tanks in 12 bits each, mileage in 20, status in 24. */
    private static void tanks(ByteCursor record, Report report) {
        long first = record.u24();
        long second = record.unsigned(4);
        report.attribute("fuel1", first >> 12);
        report.attribute("fuel2", first & 0xFFF);
        report.attribute("fuel3", second >> 20);
        report.attribute("odometer", (second & 0xF_FFFF) * METRES_PER_KM);
        int status = record.u24();
        report.attribute("ignition", isOn(status, 0));
        report.attribute("status", status);
    }
}
