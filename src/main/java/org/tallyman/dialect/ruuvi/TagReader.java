package org.tallyman.dialect.ruuvi;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ble.Advertisement;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.ble.Sighting;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;

/**
 * One tag: its payload, or what the gateway read in it when it is set to leave the payload out. Where neither the topic nor a
 * member has the address, the payload's own counts.
 */
final class TagReader {

    /** What a gateway calls a value, and what it is. */
    private record Value(String quantity, String unit, String sensor) {}

    private static final Map<String, Value> VALUES = Map.ofEntries(
            Map.entry("temperature", new Value("temperature", "Cel", "")),
            Map.entry("humidity", new Value("humidity", "%", "")),
            Map.entry("pressure", new Value("pressure", "Pa", "")),
            Map.entry("accelX", new Value("acceleration", "[g]", "x")),
            Map.entry("accelY", new Value("acceleration", "[g]", "y")),
            Map.entry("accelZ", new Value("acceleration", "[g]", "z")),
            Map.entry("movementCounter", new Value("movements", "1", "")),
            Map.entry("voltage", new Value("battery-voltage", "V", "")),
            Map.entry("CO2", new Value("co2", "[ppm]", "")),
            Map.entry("PM1.0", new Value("pm1.0", "ug/m3", "")),
            Map.entry("PM2.5", new Value("pm2.5", "ug/m3", "")),
            Map.entry("PM4.0", new Value("pm4.0", "ug/m3", "")),
            Map.entry("PM10.0", new Value("pm10", "ug/m3", "")),
            Map.entry("VOC", new Value("voc-index", "1", "")),
            Map.entry("NOx", new Value("nox-index", "1", "")),
            Map.entry("luminosity", new Value("illuminance", "lx", "")));

    private static final double LIMIT = 1e12;
    private static final int SEQUENCE_MAX = 0xFFFFFF;

    private final Advertisement raw = new Advertisement();
    private final Advertisement made = new Advertisement();
    private @Nullable String address;
    private @Nullable Instant time;
    private double rssi = Double.NaN;
    private boolean hasRaw;

    TagReader(@Nullable String address) {
        this.address = address;
    }

    /** Whether the member was one of a tag. */
    boolean take(Members members) throws IOException {
        switch (members.name()) {
            case "data" -> {
                hasRaw = true;
                GatewayMembers.payload(members, raw);
            }
            case "rssi" -> rssi = GatewayMembers.rssi(members);
            case "ts", "timestamp" -> time = GatewayMembers.time(members);
            case "id" -> {
                String id = GatewayMembers.address(members);
                address = address == null ? id : address;
            }
            case "txPower" -> made.power((int) members.integer(-128, 127));
            case "measurementSequenceNumber" -> made.sequence(members.integer(0, SEQUENCE_MAX), 16);
            default -> {
                Value value = VALUES.get(members.name());
                if (value == null) {
                    return false;
                }
                made.measure(value.quantity, members.number(-LIMIT, LIMIT), value.unit, value.sensor);
            }
        }
        return true;
    }

    boolean isThere() {
        return hasRaw || !Double.isNaN(rssi);
    }

    void check(Members members) {
        if (address() == null) {
            members.refuseElement("missing", "mac", "12 hexadecimal digits, in the topic, the name or the payload");
        }
    }

    private @Nullable String address() {
        return address == null ? raw.ownAddress() : address;
    }

    void tell(@Nullable String gateway, @Nullable Instant sentAt, BeaconSettings settings, ElementSink sink) {
        Sighting sighting = new Sighting(String.valueOf(address()));
        sighting.gateway(gateway);
        sighting.time(time == null ? sentAt : time);
        sighting.heard(rssi);
        sighting.said(hasRaw ? raw : made);
        sighting.tell(sink.receivedAt(), settings, sink::add);
    }
}
