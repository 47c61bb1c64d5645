package org.tallyman.dialect.suntech;

import org.tallyman.dialect.tracker.Report;

/** What emergency and alert reports are about. */
final class Alarms {

    private Alarms() {}

    static void addEmergency(long kind, Report report) {
        add(
                switch ((int) kind) {
                    case 1 -> "sos";
                    case 2 -> "parking";
                    case 3 -> "powerCut";
                    case 5, 6 -> "door";
                    case 7 -> "movement";
                    case 8 -> "vibration";
                    default -> "";
                },
                report);
    }

    static void addAlert(long kind, Report report) {
        add(
                switch ((int) kind) {
                    case 1 -> "overspeed";
                    case 5 -> "geofenceExit";
                    case 6 -> "geofenceEnter";
                    case 14 -> "lowBattery";
                    case 15 -> "vibration";
                    case 16 -> "accident";
                    case 40 -> "powerRestored";
                    case 41 -> "powerCut";
                    case 46 -> "hardAcceleration";
                    case 47 -> "hardBraking";
                    case 50 -> "jamming";
                    default -> "";
                },
                report);
    }

    private static void add(String alarm, Report report) {
        if (!alarm.isEmpty()) {
            report.alarm(alarm);
        }
    }
}
