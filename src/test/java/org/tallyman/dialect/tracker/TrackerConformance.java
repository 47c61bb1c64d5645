package org.tallyman.dialect.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;

/**
 * Plays recorded tracker messages, each with what it needs before it in a session of its own, and lists what differs from
 * what a mature decoder read: number, time, place, movement and validity of fixes, identities, and answers byte for byte.
 * Attributes are compared where both sides have one of that name.
 */
public final class TrackerConformance {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final double DEGREES = 1e-5;

    private TrackerConformance() {}

    /** What differs, one line each: {@code testMethod#seq: what}. Empty when all agrees. */
    public static List<String> differences(Dialect dialect, String file) {
        List<JsonNode> records = Conformance.records("trackers/" + file);
        Map<String, JsonNode> bySeq = new HashMap<>();
        records.forEach(record -> bySeq.put(key(record, record.get("seq").asInt()), record));
        List<String> differences = new ArrayList<>();
        for (JsonNode record : records) {
            Map<String, String> settings = new HashMap<>(Map.of("checksum", "ignore"));
            record.path("config")
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
            Session session = dialect.open(new Profile(settings));
            for (JsonNode seq : record.path("needs")) {
                session.receive(frame(java.util.Objects.requireNonNull(bySeq.get(key(record, seq.asInt())))));
            }
            String name =
                    record.get("testMethod").asText() + "#" + record.get("seq").asInt() + ": ";
            compare(record, session.receive(frame(record))).forEach(what -> differences.add(name + what));
        }
        return differences;
    }

    private static String key(JsonNode record, int seq) {
        return record.get("testClass").asText() + "#" + record.get("testMethod").asText() + "#" + seq;
    }

    /** The message as the decoder gets it. */
    public static Frame frame(JsonNode record) {
        String payload = record.get("payload").asText();
        return switch (record.get("kind").asText()) {
            case "hex" -> new Frame("", HexFormat.of().parseHex(payload), NOW);
            case "text" -> new Frame("", payload.getBytes(StandardCharsets.UTF_8), NOW);
            default -> {
                JsonNode http = record.get("http");
                String target =
                        http.get("method").asText() + " " + http.get("uri").asText();
                yield new Frame(target, http.path("body").asText("").getBytes(StandardCharsets.UTF_8), NOW);
            }
        };
    }

    private static List<String> compare(JsonNode record, Decoding decoding) {
        List<String> differences = new ArrayList<>();
        List<JsonNode> fixes = new ArrayList<>();
        record.get("expected").forEach(position -> {
            if (position.get("fix").asBoolean()) {
                fixes.add(position);
            }
        });
        List<Fix> found = decoding.elements().stream()
                .map(Element::observation)
                .filter(Fix.class::isInstance)
                .map(Fix.class::cast)
                .toList();
        if (found.size() != fixes.size()) {
            differences.add(found.size() + " fixes, not " + fixes.size() + "; refused: " + decoding.rejections());
        } else {
            for (int i = 0; i < found.size(); i++) {
                compare(fixes.get(i), found.get(i), i, differences);
            }
        }
        if (!record.get("expected").isEmpty() && decoding.elements().isEmpty()) {
            differences.add("nothing understood; refused: " + decoding.rejections());
        }
        record.get("ids").forEach(id -> {
            if (!decoding.ids().contains(id.asText())) {
                differences.add("ids " + decoding.ids() + " lack " + id.asText());
            }
        });
        attributes(record, decoding, differences);
        responses(record, decoding, differences);
        return differences;
    }

    private static void compare(JsonNode expected, Fix fix, int index, List<String> differences) {
        TreeSet<String> skipped = new TreeSet<>();
        expected.path("volatile").forEach(field -> skipped.add(field.asText()));
        expected.path("suspect").forEach(field -> skipped.add(field.asText()));
        boolean time = skipped.stream().anyMatch(field -> field.equals("time") || field.equals("date"));
        if (!time && !expected.path("time").isNull() && expected.has("time")) {
            Instant wanted = Instant.parse(expected.get("time").asText());
            if (Math.abs(ChronoUnit.MILLIS.between(wanted, fix.observedAt())) >= 1_000) {
                differences.add("fix " + index + " at " + fix.observedAt() + ", not " + wanted);
            }
        }
        if (fix.valid() != expected.get("valid").asBoolean()) {
            differences.add("fix " + index + " valid " + fix.valid());
        }
        number(expected, "latitude", fix.latitude(), DEGREES, index, differences);
        number(expected, "longitude", fix.longitude(), DEGREES, index, differences);
        number(expected, "altitude", fix.altitudeM() == null ? 0 : fix.altitudeM(), 1, index, differences);
        number(expected, "speedKmh", fix.speedKmh() == null ? 0 : fix.speedKmh(), 0.1, index, differences);
        number(expected, "course", fix.courseDegrees() == null ? 0 : fix.courseDegrees(), 1, index, differences);
    }

    private static void number(
            JsonNode expected, String field, double found, double tolerance, int index, List<String> differences) {
        double wanted = expected.path(field).asDouble();
        if (Math.abs(wanted - found) > tolerance) {
            differences.add("fix " + index + " " + field + " " + found + ", not " + wanted);
        }
    }

    /** In the order of the positions; a position with attributes is one status, where the dialect makes one of it. */
    private static void attributes(JsonNode record, Decoding decoding, List<String> differences) {
        List<Map<String, Object>> found = decoding.elements().stream()
                .map(Element::observation)
                .filter(DeviceStatus.class::isInstance)
                .map(status -> ((DeviceStatus) status).attributes())
                .toList();
        List<JsonNode> wanted = new ArrayList<>();
        record.get("expected").forEach(position -> {
            if (!position.path("attributes").isEmpty()) {
                wanted.add(position.get("attributes"));
            }
        });
        if (found.size() != wanted.size()) {
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Map<String, Object> have = found.get(i);
            for (Map.Entry<String, JsonNode> attribute : wanted.get(i).properties()) {
                Object value = have.get(attribute.getKey());
                if (value != null && !equal(attribute.getValue(), value)) {
                    differences.add(
                            "status " + i + " " + attribute.getKey() + " " + value + ", not " + attribute.getValue());
                }
            }
        }
    }

    private static boolean equal(JsonNode wanted, Object found) {
        return switch (found) {
            case Number number
            when wanted.isNumber() ->
                Math.abs(number.doubleValue() - wanted.asDouble()) <= 1e-6 * Math.max(1, Math.abs(wanted.asDouble()));
            default -> wanted.asText().equals(found.toString());
        };
    }

    /** Answers may also be those of a server that acknowledges, where acknowledging is a setting. */
    private static void responses(JsonNode record, Decoding decoding, List<String> differences) {
        if (record.get("kind").asText().equals("http")) {
            return;
        }
        for (JsonNode response : record.get("responses")) {
            if (response.has("volatile")) {
                return;
            }
        }
        String wanted = bytes(record.get("responses"));
        String found = decoding.reply()
                .map(Reply::bytes)
                .map(HexFormat.of()::formatHex)
                .orElse("");
        if (!wanted.equals(found)
                && !(record.has("responsesAckEnabled")
                        && bytes(record.get("responsesAckEnabled")).equals(found))) {
            differences.add("answer “" + found + "”, not “" + wanted + "”");
        }
    }

    private static String bytes(JsonNode responses) {
        StringBuilder bytes = new StringBuilder();
        responses.forEach(response -> bytes.append(response.path("hex").asText()));
        return bytes.toString();
    }

    /** The names of attributes that expectations have and the dialect does not, with how often: what could be mapped yet. */
    public static Map<String, Long> unmapped(Dialect dialect, String file) {
        List<String> names = new ArrayList<>();
        for (JsonNode record : Conformance.records("trackers/" + file)) {
            Session session = dialect.open(Profile.DEFAULT);
            Decoding decoding = session.receive(frame(record));
            List<String> have = decoding.elements().stream()
                    .map(Element::observation)
                    .filter(DeviceStatus.class::isInstance)
                    .flatMap(status -> ((DeviceStatus) status).attributes().keySet().stream())
                    .toList();
            record.get("expected")
                    .forEach(position -> position.path("attributes")
                            .fieldNames()
                            .forEachRemaining(name -> {
                                if (!have.contains(name)) {
                                    names.add(name);
                                }
                            }));
        }
        return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    /** Whether the dialect told where the kinds of observation agree with their names; unused kinds are none. */
    static boolean tells(Decoding decoding, Class<? extends Observation> kind) {
        return decoding.elements().stream().map(Element::observation).anyMatch(kind::isInstance);
    }
}
