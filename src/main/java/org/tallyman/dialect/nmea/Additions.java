package org.tallyman.dialect.nmea;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * What T55 puts behind the checksum of an RMC: satellites, IMEI, ignition, fuel and battery in percent, and more
 * numbers.
 */
final class Additions {

    private static final int BATTERY = 5;

    private Additions() {}

    static void read(Fields additions, Report report) {
        if (additions.count() <= BATTERY) {
            return;
        }
        report.number("sat", additions.decimal(1));
        report.attribute("ignition", additions.is(3, "1"));
        report.number("fuel", additions.decimal(4));
        report.batteryPercent(additions.decimal(BATTERY));
        for (int i = BATTERY + 1; i < additions.count(); i++) {
            if (!additions.isEmpty(i)) {
                report.attribute("io" + (i - BATTERY), additions.text(i));
            }
        }
    }
}
