package org.tallyman.dialect.t800x;

import org.tallyman.dialect.tracker.Report;

/** Names of alarm codes, which differ between vehicle and asset trackers. */
final class Alarms {

    private Alarms() {}

    static void addVehicle(int code, Report report) {
        add(
                switch (code) {
                    case 1 -> "powerCut";
                    case 2 -> "lowBattery";
                    case 3 -> "sos";
                    case 4 -> "overspeed";
                    case 5 -> "geofenceEnter";
                    case 6 -> "geofenceExit";
                    case 7 -> "tow";
                    case 8, 10 -> "vibration";
                    case 21 -> "jamming";
                    case 23 -> "powerRestored";
                    case 24 -> "lowPower";
                    default -> "";
                },
                report);
    }

    static void addAsset(int code, Report report) {
        add(
                switch (code) {
                    case 1, 4 -> "removing";
                    case 2 -> "tampering";
                    case 3 -> "sos";
                    case 5 -> "fallDown";
                    case 6 -> "lowBattery";
                    case 14 -> "geofenceEnter";
                    case 15 -> "geofenceExit";
                    default -> "";
                },
                report);
    }

    static void addBehaviour(int behaviour, boolean byAcceleration, Report report) {
        add(
                switch (behaviour) {
                    case 0, 4 -> "hardBraking";
                    case 1, 3, 5 -> "hardAcceleration";
                    case 2 -> byAcceleration ? "hardCornering" : "hardBraking";
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
