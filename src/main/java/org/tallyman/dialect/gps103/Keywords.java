package org.tallyman.dialect.gps103;

import java.util.Map;
import org.tallyman.dialect.tracker.Report;

/**
 * Why a device sent a message: the keywords of the maker's document, and what they mean by the names that all trackers
 * share.
 */
final class Keywords {

    private static final Map<String, String> ALARMS = Map.ofEntries(
            Map.entry("help me", "sos"),
            Map.entry("low battery", "lowBattery"),
            Map.entry("stockade", "geofence"),
            Map.entry("move", "movement"),
            Map.entry("speed", "overspeed"),
            Map.entry("door alarm", "door"),
            Map.entry("ac alarm", "powerCut"),
            Map.entry("accident alarm", "accident"),
            Map.entry("sensor alarm", "vibration"),
            Map.entry("bonnet alarm", "bonnet"),
            Map.entry("footbrake alarm", "footBrake"),
            Map.entry("DTC", "fault"));

    private Keywords() {}

    static void tell(String keyword, Report report) {
        String alarm = ALARMS.get(keyword);
        if (alarm != null) {
            report.alarm(alarm);
        } else if (keyword.startsWith("T:")) {
            report.alarm("temperature");
            report.number("temp1", Numbers.decimal(keyword.substring(2)));
        } else if (keyword.startsWith("oil")) {
            report.alarm("fuelLeak");
            report.number("fuel", Numbers.decimal(keyword.substring(3).strip()));
        } else if (keyword.equals("acc on") || keyword.equals("acc off")) {
            report.attribute("ignition", keyword.equals("acc on"));
        } else if (!keyword.isEmpty() && !keyword.equals("tracker") && !keyword.startsWith("vt")) {
            report.attribute("event", keyword);
        }
    }
}
