package org.tallyman.dialect.lorawan.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.tallyman.ident.Parsed;

/**
 * Trackers of Abeeway: a head that all messages share, a body by the message's type, and lists of what a scan heard.
 * The names are those of the maker's codec. What comes on the port of the next firmware is read by that one's codec.
 */
final class AbeewayCodec implements PayloadCodec {

    private static final int POSITION = 3;
    private static final int EXTENDED_POSITION = 14;
    private static final int SCAN_COLLECTION = 11;

    private static final int PORT_OF_FIRMWARE_3 = 19;

    private final PayloadCodec head;
    private final PayloadCodec body;
    private final PayloadCodec withoutHead;
    private final PayloadCodec firmware3;

    AbeewayCodec(PayloadCodec head, PayloadCodec body, PayloadCodec withoutHead, PayloadCodec firmware3) {
        this.head = head;
        this.body = body;
        this.withoutHead = withoutHead;
        this.firmware3 = firmware3;
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        if (payload.port() == PORT_OF_FIRMWARE_3) {
            return firmware3.decode(payload);
        }
        Variables bytes = new Variables(payload, 0);
        int type = bytes.u8(0);
        if (bytes.isOver()) {
            return Payloads.tooShort(payload);
        }
        if (type == 0 || type == 13) {
            return withoutHead.decode(payload);
        }
        Parsed<Map<String, Object>> heading = head.decode(payload);
        Parsed<Map<String, Object>> rest = body.decode(payload);
        if (!(heading instanceof Parsed.Ok<Map<String, Object>>(Map<String, Object> first))
                || !(rest instanceof Parsed.Ok<Map<String, Object>>(Map<String, Object> second))) {
            return rest instanceof Parsed.Refused<Map<String, Object>> ? rest : heading;
        }
        Data data = new Data();
        data.members().putAll(first);
        second.forEach((name, value) -> {
            if (name.equals("deviceConfiguration") && value instanceof Map<?, ?> parameters) {
                parameters.forEach((parameter, set) -> data.put(name + ":" + parameter, set));
            } else {
                data.put(name, value);
            }
        });
        if (type == POSITION) {
            scan(bytes.u8(4) & 15, 6, bytes, data);
        } else if (type == EXTENDED_POSITION) {
            scan(bytes.u8(4) & 15, 7, bytes, data);
        } else if (type == SCAN_COLLECTION) {
            collection(bytes, data);
        }
        return bytes.isOver() ? Payloads.tooShort(payload) : Parsed.ok(data.members());
    }

    private static void scan(int kind, int from, Variables bytes, Data data) {
        switch (kind) {
            case 1 ->
                data.put("bestSatellitesCOverN", scaled(bytes, from == 6 ? 6 : 8, 4, b -> Math.round(b * 50 / 255.0)));
            case 3, 4 ->
                data.put(
                        "batteryVoltageMeasures",
                        scaled(
                                bytes,
                                from == 6 ? 5 : 7,
                                6,
                                b -> Math.floor(((b - 1) / (253 / (4.2 - 2.8)) + 2.8) * 100) / 100));
            case 7 -> list("bleBssids", from, 6, ":", bytes, data);
            case 9 -> list("wifiBssids", from, 6, ":", bytes, data);
            case 10 -> list("bleBeaconIds", from, 6, "-", bytes, data);
            case 11 -> list("bleBeaconIds", from, 16, "-", bytes, data);
            default -> {
                // Nothing was scanned.
            }
        }
    }

    /** Addresses, each with the strength at which it was heard behind it. */
    private static void list(String name, int from, int idBytes, String between, Variables bytes, Data data) {
        for (int at = from; at + idBytes < bytes.length(); at += idBytes + 1) {
            data.append(name, heard(bytes, at, idBytes, between, at + idBytes));
        }
    }

    private static List<Object> scaled(Variables bytes, int from, int count, IntToDoubleFunction scale) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(scale.applyAsDouble(bytes.u8(from + i)));
        }
        return list;
    }

    /** Here the strength comes first; of four bytes of a beacon the last two or three are its identifier. */
    private static void collection(Variables bytes, Data data) {
        boolean addresses = (bytes.u8(5) & 0x40) != 0;
        int idBytes = addresses ? 6 : 3;
        int skipped = !addresses && (bytes.u8(4) & 15) != 2 ? 1 : 0;
        List<Object> heard = new ArrayList<>();
        for (int at = 8; at + idBytes < bytes.length(); at += idBytes + 1) {
            heard.add(heard(bytes, at + 1 + skipped, idBytes - skipped, addresses ? ":" : "", at));
        }
        data.put("dataScanCollection:" + (addresses ? "macAddressData" : "beaconIdData"), heard);
    }

    private static Map<String, Object> heard(Variables bytes, int id, int idBytes, String between, int strength) {
        Map<String, Object> heard = new HashMap<>();
        String hex = bytes.hex(id, idBytes);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            text.append(i == 0 ? "" : between).append(hex, i, i + 2);
        }
        heard.put(between.equals(":") ? "bssid" : "beaconId", text.toString());
        heard.put("rssi", (double) bytes.signed(strength, 1));
        return heard;
    }

    @Override
    public Map<String, String> units() {
        Map<String, String> units = new HashMap<>(firmware3.units());
        units.putAll(body.units());
        return Map.copyOf(units);
    }
}
