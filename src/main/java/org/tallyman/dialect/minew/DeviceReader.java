package org.tallyman.dialect.minew;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.ble.Advertisement;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.ble.Sighting;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/**
 * Reads one object of a message: the gateway itself, or a transmitter. The gateway comes first and is the one that heard those
 * behind it. What the gateway made of a payload counts only where it left the payload out.
 */
final class DeviceReader implements ObjectReader {

    private static final int TEXT_LENGTH = 256;
    private static final String GATEWAY = "Gateway";

    private final BeaconSettings settings;
    private @Nullable String gateway;

    private @Nullable Instant time;
    private @Nullable String mac;
    private String type = "";
    private double rssi;
    private String uuid = "";
    private long major;
    private long minor;
    private Advertisement raw = new Advertisement();
    private Advertisement made = new Advertisement();
    private boolean hasRaw;
    private Map<String, Object> others = new LinkedHashMap<>();

    DeviceReader(BeaconSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        clear();
        while (members.next()) {
            take(members.name(), members);
        }
        boolean isGateway = type.equals(GATEWAY);
        if (mac == null && (isGateway || !others.containsKey("gateway"))) {
            members.refuseElement("missing", "mac", "the address of the gateway or of the transmitter must be there");
        }
        if (!members.rejected(sink)) {
            if (isGateway) {
                gateway = mac;
            }
            if (isGateway || mac == null) {
                status(sink);
            } else {
                sighting(mac, sink);
            }
        }
        sink.endElement();
    }

    private void clear() {
        time = null;
        mac = null;
        type = "";
        rssi = Double.NaN;
        uuid = "";
        major = 0;
        minor = 0;
        raw = new Advertisement();
        made = new Advertisement();
        hasRaw = false;
        others = new LinkedHashMap<>();
    }

    private void take(String name, Members members) throws IOException {
        switch (name) {
            case "timestamp" -> time = GatewayMembers.time(members);
            case "type" -> type = members.text(TEXT_LENGTH);
            case "mac" -> mac = GatewayMembers.address(members);
            case "gateway" -> {
                gateway = GatewayMembers.address(members);
                others.put(name, gateway);
            }
            case "rssi" -> rssi = GatewayMembers.rssi(members);
            case "rawData" -> {
                hasRaw = !members.isBlank();
                GatewayMembers.payload(members, raw);
            }
            case "ibeaconUuid" -> uuid = members.isBlank() ? "" : members.text(TEXT_LENGTH);
            case "ibeaconMajor" -> major = members.integer(0, 0xFFFF);
            case "ibeaconMinor" -> minor = members.integer(0, 0xFFFF);
            case "ibeaconTxPower" -> made.power((int) members.integer(-128, 127));
            case "battery" -> made.measure("battery", members.number(0, 100), "%");
            case "temperature" -> made.measure("temperature", members.number(-300, 1_000), "Cel");
            case "humidity" -> made.measure("humidity", members.number(0, 100), "%");
            default -> {
                Object value = members.any();
                if (value != null) {
                    others.put(name, value);
                }
            }
        }
    }

    private void status(ElementSink sink) {
        Instant at = time == null ? sink.receivedAt() : time;
        if (mac != null) {
            others.put("mac", mac);
        }
        DeviceStatus status = new DeviceStatus(at, "gateway", others);
        sink.add(status, null, time == null ? Identity.NONE : ContentIdentity.of(status));
    }

    private void sighting(String address, ElementSink sink) {
        Sighting sighting = new Sighting(address);
        sighting.gateway(gateway);
        sighting.time(time);
        sighting.heard(rssi);
        String digits = uuid.replace("-", "").toUpperCase(Locale.ROOT);
        if (digits.matches("[0-9A-F]{32}")) {
            made.beacon(digits + String.format(Locale.ROOT, "%04X%04X", major, minor));
        }
        sighting.said(hasRaw ? raw : made);
        sighting.tell(sink.receivedAt(), settings, sink::add);
    }
}
