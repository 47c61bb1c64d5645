package org.tallyman.dialect.digitalmatter;

import org.tallyman.dialect.tracker.Report;

/** What a device measures, by the maker's numbers and in its units. */
final class Analogues {

    private Analogues() {}

    static void tell(long number, long value, Report report) {
        switch ((int) number) {
            case 1 -> report.attribute("battery", value / 1_000.0);
            case 2 -> report.attribute("power", value / 100.0);
            case 3 -> report.attribute("deviceTemp", value / 100.0);
            case 4 -> report.attribute("rssi", value);
            case 5 -> report.attribute("solarPower", value / 1_000.0);
            default -> report.attribute("io" + number, value);
        }
    }
}
