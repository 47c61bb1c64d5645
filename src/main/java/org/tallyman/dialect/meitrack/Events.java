package org.tallyman.dialect.meitrack;

import org.tallyman.dialect.tracker.Report;

/** Event codes, which say why a record was made. */
final class Events {

    static final int DRIVER = 37;

    private Events() {}

    static void add(int event, Report report) {
        report.attribute("event", event);
        String alarm = switch (event) {
            case 1 -> "sos";
            case 17 -> "lowBattery";
            case 18 -> "lowPower";
            case 19 -> "overspeed";
            case 20 -> "geofenceEnter";
            case 21 -> "geofenceExit";
            case 22 -> "powerRestored";
            case 23 -> "powerCut";
            case 28 -> "gpsAntennaCut";
            case 36 -> "tow";
            case 44 -> "jamming";
            case 50, 51 -> "temperature";
            case 78 -> "accident";
            case 79 -> "fallDown";
            case 90, 91 -> "hardCornering";
            case 129 -> "hardBraking";
            case 130 -> "hardAcceleration";
            case 131 -> "highRpm";
            case 133 -> "idle";
            case 135 -> "fatigueDriving";
            case 140 -> "fault";
            default -> "";
        };
        if (!alarm.isEmpty()) {
            report.alarm(alarm);
        }
        switch (event) {
            case 41, 42 -> report.attribute("motion", event == 42);
            case 144, 145 -> report.attribute("ignition", event == 144);
            default -> {}
        }
    }
}
