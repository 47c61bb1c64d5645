package org.tallyman.dialect.cassia;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ble.Advertisement;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.ble.Sighting;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;

/** One transmitter: address, strength, and its payload and the answer to a scan, in hexadecimal. */
final class Transmitter {

    private final Advertisement said = new Advertisement();
    private @Nullable String address;
    private @Nullable String gateway;
    private @Nullable Instant time;
    private double rssi = Double.NaN;

    void take(Members members) throws IOException {
        switch (members.name()) {
            case "bdaddrs" -> addresses(members);
            case "bdaddr", "deviceMac", "node" -> address = GatewayMembers.address(members);
            case "mac", "gateway" -> gateway = GatewayMembers.address(members);
            case "rssi" -> rssi = GatewayMembers.rssi(members);
            case "timestamp" -> time = GatewayMembers.time(members);
            case "adData", "scanData" -> GatewayMembers.payload(members, said);
            default -> members.skip();
        }
    }

    private void addresses(Members members) throws IOException {
        if (!members.array()) {
            return;
        }
        while (members.nextValue()) {
            if (!members.object()) {
                continue;
            }
            while (members.next()) {
                if (members.name().equals("bdaddr")) {
                    address = GatewayMembers.address(members);
                } else {
                    members.skip();
                }
            }
        }
    }

    void check(Members members) {
        if (address == null) {
            members.refuseElement("missing", "bdaddr", "the address of the transmitter must be there");
        }
    }

    void tell(@Nullable String messageGateway, @Nullable Instant sentAt, BeaconSettings settings, ElementSink sink) {
        Sighting sighting = new Sighting(String.valueOf(address));
        sighting.gateway(gateway == null ? messageGateway : gateway);
        sighting.time(time == null ? sentAt : time);
        sighting.heard(rssi);
        sighting.said(said);
        sighting.tell(sink.receivedAt(), settings, sink::add);
    }
}
