package org.tallyman.dialect.kontakt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.ble.Advertisement;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.ble.Sighting;
import org.tallyman.dialect.ble.Texts;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Hex;
import org.tallyman.dialect.json.Members;

/**
 * One transmitter as Kontakt.io heard it. Its tracking id is mostly its address; another name is made a tag's name by the
 * bytes of its characters.
 */
final class TransmitterReader {

    private record Value(String quantity, String unit, String sensor) {}

    private static final Map<String, Value> VALUES = Map.ofEntries(
            Map.entry("batteryLevel", new Value("battery", "%", "")),
            Map.entry("temperature", new Value("temperature", "Cel", "")),
            Map.entry("humidity", new Value("humidity", "%", "")),
            Map.entry("pressure", new Value("pressure", "Pa", "")),
            Map.entry("lightIntensity", new Value("light-level", "%", "")),
            Map.entry("lightLevel", new Value("light-level", "%", "")),
            Map.entry("airQuality", new Value("air-quality-index", "1", "")),
            Map.entry("numberOfPeopleDetected", new Value("people", "1", "")),
            Map.entry("movementCounter", new Value("movements", "1", "")),
            Map.entry("clickCounter", new Value("clicks", "1", "")),
            Map.entry("secondButtonClickCounter", new Value("clicks", "1", "2")),
            Map.entry("timeSinceMovement", new Value("time-since-movement", "s", "")),
            Map.entry("timeSinceClick", new Value("time-since-click", "s", "")),
            Map.entry("timeSinceTap", new Value("time-since-tap", "s", "")));

    private static final Map<String, String> AXES =
            Map.of("accelerometerX", "x", "accelerometerY", "y", "accelerometerZ", "z");

    /** Of whose beacon it is; nothing that a tag says. */
    private static final Set<String> PASSED_OVER = Set.of("companyId", "userId", "sourceType", "uniqueId");

    /** The counters of seconds stop here: it was longer ago. */
    private static final double LONG_AGO = 65_535;

    private static final double LIMIT = 1e12;
    private static final int TEXT_LENGTH = 64;
    private static final int NAME_BYTES = 60;
    private static final int PAYLOAD_CHARACTERS = 2_200;
    private static final double MILLI = 1_000;

    private final Advertisement said = new Advertisement();
    private final double[] axes = {Double.NaN, Double.NaN, Double.NaN};
    private double sensitivity = Double.NaN;
    private @Nullable String name;
    private @Nullable String source;
    private @Nullable Instant time;
    private double rssi = Double.NaN;

    void take(Members members) throws IOException {
        String member = members.name();
        switch (member) {
            case "trackingId", "deviceAddress" -> name(members.text(TEXT_LENGTH), members);
            case "sourceId" -> source = members.text(TEXT_LENGTH);
            case "timestamp" -> time = GatewayMembers.time(members);
            case "rssi" -> rssi = GatewayMembers.rssi(members);
            case "accelerometerSensitivity" -> sensitivity = members.number(0, LIMIT);
            case "txPowerDbm" -> said.power((int) members.integer(-128, 127));
            case "moving" -> said.signal(SignalKind.INPUT, "motion", members.bool());
            case "data", "srData", "srResponse" -> payload(members);
            case "ble" -> {
                if (members.object()) {
                    while (members.next()) {
                        take(members);
                    }
                }
            }
            default -> other(member, members);
        }
    }

    private void name(String text, Members members) throws IOException {
        String address = Texts.address(text);
        byte[] characters = text.getBytes(StandardCharsets.UTF_8);
        name = address == null ? Hex.of(characters, characters.length) : address;
        if (characters.length > NAME_BYTES) {
            members.refuse("text-length", "at most " + NAME_BYTES + " bytes");
        }
    }

    /** Base64, or hexadecimal. */
    private void payload(Members members) throws IOException {
        if (members.isBlank()) {
            return;
        }
        String text = members.text(PAYLOAD_CHARACTERS);
        if (members.isRefused()) {
            return;
        }
        String hex = Hex.upper(text);
        try {
            said.read(
                    hex == null
                            ? Base64.getDecoder().decode(text)
                            : HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException _) {
            members.refuse("base64", "base64 (RFC 4648) or hexadecimal");
        }
    }

    private void other(String member, Members members) throws IOException {
        Value value = VALUES.get(member);
        String axis = AXES.get(member);
        if (value != null) {
            double number = members.number(-LIMIT, LIMIT);
            if (!value.unit.equals("s") || number < LONG_AGO) {
                said.measure(value.quantity, number, value.unit, value.sensor);
            }
        } else if (axis != null) {
            axes[axis.charAt(0) - 'x'] = members.number(-LIMIT, LIMIT);
        } else if (PASSED_OVER.contains(member)) {
            members.skip();
        } else {
            Object content = members.any();
            if (content != null) {
                said.attribute(member, content);
            }
        }
    }

    void check(Members members) {
        if (name == null) {
            members.refuseElement("missing", "trackingId", "which beacon it is must be there");
        }
    }

    /** What the list says of all counts where the transmitter says nothing itself. */
    void tell(@Nullable String listSource, @Nullable Instant listTime, BeaconSettings settings, ElementSink sink) {
        for (int i = 0; i < axes.length; i++) {
            // The sensitivity is how many thousandths of g one step is.
            double value = axes[i] * (Double.isNaN(sensitivity) ? MILLI : sensitivity) / MILLI;
            said.measure("acceleration", value, "[g]", String.valueOf((char) ('x' + i)));
        }
        Sighting sighting = new Sighting(String.valueOf(name));
        sighting.gateway(source == null ? listSource : source);
        sighting.time(time == null ? listTime : time);
        sighting.heard(rssi);
        sighting.said(said);
        sighting.tell(sink.receivedAt(), settings, sink::add);
    }
}
