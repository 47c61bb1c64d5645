package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What a device says of itself: terminal information, voltage, signal, alarm and language. */
final class StatusBlock {

    /** Of terminal information to language. */
    static final int SIZE = 5;

    private static final int LEVELS = 6;
    private static final double HUNDREDTH = 100;

    private StatusBlock() {}

    static void read(ByteCursor cursor, Report report, Model model) {
        terminal(report, cursor.u8());
        voltageLevel(report, cursor.u8(), model);
        report.attribute("rssi", cursor.u8());
        int code = cursor.u8();
        Alarms.tell(report, high(cursor.u8()) | code, model);
    }

    /** More bits of an alarm's code stand above the language. */
    static int high(int language) {
        return language >> 4 << 8;
    }

    /** Of wired trackers (VXT01), whose code of an alarm is none of the others'. */
    static void readWired(ByteCursor cursor, Report report, Model model) {
        terminal(report, cursor.u8(), true);
        voltageLevel(report, cursor.u8(), model);
        report.attribute("rssi", cursor.u8());
        wiredAlarm(cursor, report);
        cursor.skip(1);
    }

    static void wiredAlarm(ByteCursor cursor, Report report) {
        int code = cursor.u8();
        if (code != 0) {
            report.attribute("event", code);
        }
    }

    /** Ignition, charging, what alarms, and whether oil and electricity are cut. */
    static void terminal(Report report, int status) {
        terminal(report, status, false);
    }

    /** The highest alarm is that something was taken off; in wired trackers, which nobody takes off, that it was too fast. */
    static void terminal(Report report, int status, boolean wired) {
        report.attribute("status", status);
        report.attribute("ignition", (status & 1 << 1) != 0);
        report.attribute("charge", (status & 1 << 2) != 0);
        report.attribute("blocked", (status & 1 << 7) != 0);
        switch (status >> 3 & 7) {
            case 1 -> report.alarm("vibration");
            case 2 -> report.alarm("powerCut");
            case 3 -> report.alarm("lowBattery");
            case 4 -> report.alarm("sos");
            case 6 -> report.alarm("geofence");
            case 7 -> report.alarm(wired ? "overspeed" : "removing");
            default -> {}
        }
    }

    /** Levels 0 to 6 from empty to full, or percent. */
    static void voltageLevel(Report report, int level, Model model) {
        if (level <= LEVELS && !model.percent()) {
            report.attribute("batteryLevel", level * 100 / LEVELS);
        } else if (level <= 100) {
            report.attribute("batteryLevel", level);
        }
    }

    /** A heartbeat of type 13, whose layout depends on model and length. */
    static void heartbeat(ByteCursor cursor, Report report, Model model) {
        int size = cursor.remaining();
        switch (model.layout()) {
            case LW -> {
                terminal(report, cursor.u8());
                voltageLevel(report, cursor.u8(), model);
                report.attribute("rssi", cursor.u8());
                report.attribute("power", (cursor.u16() & 0xFFF) / 10.0);
            }
            case SEEWORLD -> {
                terminal(report, cursor.u8());
                voltageLevel(report, cursor.u8(), model);
                report.attribute("rssi", cursor.u8());
                report.attribute("power", (double) cursor.u8());
            }
            case R11 -> {
                terminal(report, cursor.u8());
                report.attribute("power", cursor.u16() / HUNDREDTH);
                report.attribute("rssi", cursor.u8());
            }
            case NT -> {
                // The layout of their heartbeat is not known.
            }
            default -> {
                switch (size) {
                    case 14, 16 -> asset(cursor, report, model, size);
                    default -> read(cursor, report, model);
                }
            }
        }
    }

    /** Of asset trackers: satellites and signal in one number, voltage, working mode and temperature. */
    private static void asset(ByteCursor cursor, Report report, Model model, int size) {
        terminal(report, cursor.u8());
        int signal = cursor.u16();
        report.attribute("sat", (signal >> 10 & 0x1F) + (signal >> 5 & 0x1F));
        report.attribute("rssi", signal & 0x1F);
        Alarms.tell(report, cursor.u8(), model);
        cursor.skip(1);
        report.attribute("batteryLevel", cursor.u8());
        int mode = cursor.u8();
        report.attribute("mode", mode);
        report.attribute("power", cursor.u16() / HUNDREDTH);
        cursor.skip(1);
        cursor.skip(size >= 16 ? 4 : 2);
        int temperature = cursor.u16();
        if (size >= 16) {
            double degrees = (temperature & 0x7FFF) / 10.0;
            report.attribute("temp1", (temperature & 0x8000) == 0 ? -degrees : degrees);
        } else if (mode == 4) {
            report.attribute("temp1", temperature / 10.0);
        }
    }

    /** A heartbeat of type 23. */
    static void armed(ByteCursor cursor, Report report) {
        int status = cursor.u8();
        report.attribute("armed", (status & 1) != 0);
        report.attribute("ignition", (status & 1 << 1) != 0);
        report.attribute("charge", (status & 1 << 2) != 0);
        if (cursor.remaining() >= 2) {
            report.attribute("battery", cursor.u16() / HUNDREDTH);
        }
        if (cursor.remaining() >= 1) {
            report.attribute("rssi", cursor.u8());
        }
    }
}
