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
            case 36 -> "tow";
            case 44 -> "jamming";
            case 78 -> "accident";
            case 90, 91 -> "hardCornering";
            case 129 -> "hardBraking";
            case 130 -> "hardAcceleration";
            case 135 -> "fatigueDriving";
            default -> "";
        };
        if (!alarm.isEmpty()) {
            report.alarm(alarm);
        }
    }
}
