package org.tallyman.dialect.lorawan.codec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyman.ident.Parsed;

/**
 * Trackers of Abeeway with firmware 3: a head that all messages share and a body by kind, which tables have; here is what they
 * cannot say, times and lists. What a tracker answers to a request for its parameters is not read, and batches of telemetry,
 * which rely on a message before them, are kept as bytes.
 */
final class AssetTracker3Codec implements PayloadCodec {

    private static final int NOTIFICATION = 1;
    private static final int POSITION = 2;
    private static final int QUERY = 3;

    private static final int HALF_DAY = 43_200;
    private static final int UNKNOWN_TIME = 0xFFFF;
    private static final String STATUS = "notification:system:status:";

    private static final List<String> CONSTELLATIONS = List.of("GPS", "GLONASS", "BEIDOU", "GALILEO");

    private final PayloadCodec head;
    private final PayloadCodec body;

    AssetTracker3Codec(PayloadCodec head, PayloadCodec body) {
        this.head = head;
        this.body = body;
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        if (!(head.decode(payload) instanceof Parsed.Ok<Map<String, Object>>(Map<String, Object> first))) {
            return Payloads.tooShort(payload);
        }
        Variables bytes = new Variables(payload, 0);
        int kind = bytes.u8(0) >> 3 & 7;
        Data data = new Data();
        data.members().putAll(first);
        data.put("header:timestamp", time(payload.receivedAt(), (int) bytes.unsigned(2, 2)));
        if (kind < NOTIFICATION || kind > 5) {
            return Parsed.ok(data.members());
        }
        Parsed<Map<String, Object>> rest = body.decode(payload);
        if (!(rest instanceof Parsed.Ok<Map<String, Object>>(Map<String, Object> second))) {
            return rest;
        }
        data.members().putAll(second);
        Variables content = new Variables(payload, 4 + (kind == POSITION ? bytes.u8(0) >> 7 : 0));
        switch (kind) {
            case NOTIFICATION -> notification(content, data);
            case POSITION -> position(content, data);
            case QUERY -> query(content, data);
            default -> {
                // All of it is in the table.
            }
        }
        return bytes.isOver() || content.isOver() ? Payloads.tooShort(payload) : Parsed.ok(data.members());
    }

    /** Seconds since midnight or noon, whichever was last when it was sent. */
    private static String time(Instant receivedAt, int seconds) {
        if (seconds == UNKNOWN_TIME) {
            return iso(receivedAt);
        }
        Instant day = receivedAt.truncatedTo(ChronoUnit.HALF_DAYS);
        Instant then = day.plusSeconds(seconds);
        return iso(then.isAfter(receivedAt) ? then.minusSeconds(HALF_DAY) : then);
    }

    private static String iso(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text;
    }

    private static void notification(Variables in, Data data) {
        switch (in.u8(0)) {
            case 0x00 -> status(in, data);
            case 0x31, 0x32 -> data.put("notification:accelerometer:accelerationVector", vector(in));
            case 0x60 -> telemetry(in, data);
            default -> {
                // All of it is in the table.
            }
        }
    }

    private static void status(Variables in, Data data) {
        switch (in.u8(2) & 7) {
            case 1 -> {
                data.put(STATUS + "lr11xxGpsOutdated", ones(in, 8, 4, -1));
                data.put(STATUS + "lr11xxBeidouOutdated", ones(in, 12, 5, 1));
                data.put(STATUS + "gnssGpsOutdated", ones(in, 20, 4, -1));
                data.put(STATUS + "gnssBeidouOutdated", ones(in, 27, 5, 1));
            }
            case 2 -> {
                data.put(STATUS + "ICCID", ascii(in, 9, 29));
                data.put(STATUS + "IMSI", ascii(in, 29, in.length()));
            }
            case 3 -> {
                data.put(STATUS + "EUICCID", ascii(in, 3, 36));
                data.put(STATUS + "IMEISV", ascii(in, 36, in.length()));
            }
            default -> {
                // All of it is in the table.
            }
        }
    }

    /** The numbers, from 1 on, of the bits that are set, counted from the first byte ({@code step} 1) or the last (-1). */
    private static List<Object> ones(Variables in, int at, int bytes, int step) {
        List<Object> ones = new ArrayList<>();
        for (int bit = 0; bit < 8 * bytes; bit++) {
            int octet = at + (step > 0 ? bit / 8 : bytes - 1 - bit / 8);
            if ((in.u8(octet) >> bit % 8 & 1) != 0) {
                ones.add(bit + 1.0);
            }
        }
        return ones;
    }

    /** Without the zeros behind it. */
    private static String ascii(Variables in, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < to; at++) {
            text.append((char) in.u8(at));
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static List<Object> vector(Variables in) {
        return List.of((double) in.signed(1, 2), (double) in.signed(3, 2), (double) in.signed(5, 2));
    }

    /** Values of an ontology's number each; behind one that is not known nothing can be read. */
    private static void telemetry(Variables in, Data data) {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        int at = 1;
        while (at < in.length()) {
            int kind = in.u8(at);
            if (kind == 0x82) {
                float degrees = Float.intBitsToFloat((int) in.unsigned(at + 1, 4));
                measured(all, "temperature", "Cel", Math.round(degrees * 100.0) / 100.0);
                at += 5;
            } else if (kind == 1 || kind == 3) {
                long value = in.signed(at + 1, 2);
                measured(
                        all,
                        kind == 1 ? "resistance" : "humidity",
                        kind == 1 ? "Ohm" : "%RH",
                        kind == 1 ? value : value / 10.0);
                at += 3;
            } else {
                data.put("notification:undecoded", in.hex(at, 0));
                break;
            }
        }
        Map<String, Object> named = new LinkedHashMap<>();
        all.forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                named.put(values.size() > 1 ? name + ":" + i : name, values.get(i));
            }
        });
        data.put("notification:telemetryMeasurements", named);
    }

    private static void measured(Map<String, List<Map<String, Object>>> all, String name, String unit, double value) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("unitId", unit);
        one.put("record", value);
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
    }

    private static void position(Variables in, Data data) {
        int status = in.u8(0) >> 5 & 3;
        boolean found = status == 0 || status == 3;
        switch (in.u8(0) & 15) {
            case 3 -> heard(found, "position:wifiBssids", "mac", 6, in, data);
            case 4, 7 -> heard(found, "position:bleBeaconMacs", "mac", 6, in, data);
            case 5, 8 -> heard(found, "position:bleBeaconIds", "id", 2, in, data);
            case 6, 9 -> heard(found, "position:bleBeaconIds", "id", 16, in, data);
            case 10 -> {
                if (found) {
                    data.put("position:coordinates", List.of(in.signed(8, 4) / 1e7, in.signed(4, 4) / 1e7, (double)
                            in.signed(12, 2)));
                } else {
                    data.put("position:gnssFailure:satellitesSeen", satellites(in));
                }
            }
            default -> {
                // All of it is in the table.
            }
        }
    }

    private static List<Object> satellites(Variables in) {
        List<Object> satellites = new ArrayList<>();
        int count = in.u8(4) & 15;
        for (int at = 5; at < 5 + 2 * count && at + 1 < in.length(); at += 2) {
            int second = in.u8(at + 1);
            satellites.add(
                    Map.of("svId", (double) in.u8(at), "constellation", CONSTELLATIONS.get(second >> 6), "CN", (double)
                            (second & 0x3F)));
        }
        return satellites;
    }

    /** Addresses or identifiers, each with the strength at which it was heard behind it. */
    private static void heard(boolean found, String list, String name, int bytes, Variables in, Data data) {
        List<Object> heard = new ArrayList<>();
        for (int at = 4; found && at + bytes < in.length(); at += bytes + 1) {
            Map<String, Object> one = new HashMap<>();
            one.put(name, in.hex(at, bytes).replaceAll("..(?!$)", name.equals("mac") ? "$0:" : "$0-"));
            one.put("rssi", (double) in.signed(at + bytes, 1));
            heard.add(one);
        }
        data.put(list, found ? heard : null);
    }

    private static void query(Variables in, Data data) {
        String name = switch (in.u8(0) & 31) {
            case 1 -> "query:sequenceNumber";
            case 2 -> "query:gpsSvid";
            case 3 -> "query:beidouSvid";
            default -> "";
        };
        List<Object> numbers = new ArrayList<>();
        for (int at = 1; at < in.length(); at++) {
            numbers.add((double) in.u8(at));
        }
        data.put(name, name.isEmpty() ? null : numbers);
    }

    @Override
    public Map<String, String> units() {
        Map<String, String> units = new HashMap<>(head.units());
        units.putAll(body.units());
        return Map.copyOf(units);
    }
}
