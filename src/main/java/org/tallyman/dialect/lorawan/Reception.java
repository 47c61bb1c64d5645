package org.tallyman.dialect.lorawan;

import java.util.Comparator;
import java.util.List;

/**
 * How one gateway heard an uplink.
 *
 * @param rssi dBm
 * @param snr dB
 */
public record Reception(String gateway, double rssi, double snr) {

    private static final int GATEWAYS_NAMED = 20;

    /** The best of them is how well the device is heard. */
    static void report(List<Reception> receptions, Event event) {
        receptions.stream().max(Comparator.comparingDouble(Reception::rssi)).ifPresent(best -> {
            event.measure("rssi", best.rssi(), "dBm", "");
            event.measure("snr", best.snr(), "dB", "");
            event.measure("gateways", receptions.size(), "1", "");
            event.attribute(
                    "gateways",
                    receptions.stream()
                            .map(Reception::gateway)
                            .filter(name -> !name.isEmpty())
                            .limit(GATEWAYS_NAMED)
                            .toList());
        });
    }
}
