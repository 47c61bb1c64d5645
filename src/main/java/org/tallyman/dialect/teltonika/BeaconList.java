package org.tallyman.dialect.teltonika;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * Bluetooth beacons that a device hears, element 385: after a byte that numbers the part, each has flags, an identifier, and
 * what the flags name.
 */
final class BeaconList {

    private static final int BATTERY = 1 << 1;
    private static final int TEMPERATURE = 1 << 2;

    /** An iBeacon, or else an Eddystone. */
    private static final int IBEACON = 1 << 5;

    private BeaconList() {}

    static void tell(Report report, ByteCursor list) {
        list.skip(1);
        for (int i = 1; list.remaining() > 0; i++) {
            int flags = list.u8();
            String beacon = "beacon" + i;
            if ((flags & IBEACON) != 0) {
                String uuid = list.hex(16);
                int major = list.u16();
                int minor = list.u16();
                int rssi = list.s8();
                if (list.isOver()) {
                    return;
                }
                report.attribute(beacon + "Uuid", uuid);
                report.attribute(beacon + "Major", major);
                report.attribute(beacon + "Minor", minor);
                report.attribute(beacon + "Rssi", rssi);
            } else {
                String namespace = list.hex(10);
                String instance = list.hex(6);
                int rssi = list.s8();
                if (list.isOver()) {
                    return;
                }
                report.attribute(beacon + "Namespace", namespace);
                report.attribute(beacon + "Instance", instance);
                report.attribute(beacon + "Rssi", rssi);
            }
            if ((flags & BATTERY) != 0) {
                report.attribute(beacon + "BatteryVoltage", list.u16() / 1_000.0);
            }
            if ((flags & TEMPERATURE) != 0) {
                double celsius = list.s16() / 100.0;
                report.attribute(beacon + "Temperature", celsius);
                report.measure("temperature", celsius, "Cel", beacon);
            }
        }
    }
}
