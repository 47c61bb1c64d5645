package org.tallyman.dialect.lorawan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.ident.Parsed;

/** What the makers' own codecs say of payloads, against the built-in ones. */
class CodecConformanceTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-02T15:00:00Z");
    private static final double TOLERANCE = 1e-6;

    /** Members that differ, and why they may. */
    private static final Map<String, String> DEVIATIONS =
            Map.of("dsmr/info", "the sentence that the maker's other models say, which this one says in capitals");

    @Test
    void saysWhatTheMakersSay() {
        List<String> differences = new ArrayList<>();
        for (JsonNode row : Conformance.records("readers/lorawan-codecs.jsonl")) {
            String codec = row.get("codec").asText();
            Optional<PayloadCodec> found = BuiltInCodecs.all().find(codec);
            assertThat(found).as(codec).isPresent();
            byte[] bytes = HexFormat.of().parseHex(row.get("bytesHex").asText());
            Instant receivedAt =
                    row.has("recvTime") ? Instant.parse(row.get("recvTime").asText()) : RECEIVED;
            Parsed<Map<String, Object>> decoded =
                    found.orElseThrow().decode(new Payload(row.path("fPort").asInt(85), bytes, receivedAt));
            JsonNode said = switch (decoded) {
                case Parsed.Ok<Map<String, Object>>(Map<String, Object> data) ->
                    new ObjectMapper().createObjectNode().set("data", new ObjectMapper().valueToTree(data));
                case Parsed.Refused<Map<String, Object>>(var refusal) ->
                    new ObjectMapper().createObjectNode().put("refused", refusal.sentence());
            };
            JsonNode expected = row.get("expected");
            if (expected.has("data")) {
                compare(codec, expected.get("data"), said.path("data"), differences);
            } else if (!said.has("refused")) {
                differences.add(codec + " took what its maker refuses: " + said);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(String at, JsonNode expected, JsonNode said, List<String> differences) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(member -> compare(
                            at + "/" + member.getKey(), member.getValue(), said.path(member.getKey()), differences));
            said.fieldNames().forEachRemaining(name -> {
                if (!expected.has(name)) {
                    differences.add(at + "/" + name + ": " + said.get(name) + ", of which the maker says nothing");
                }
            });
        } else if (expected.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), said.size()); i++) {
                compare(at + "/" + i, expected.path(i), said.path(i), differences);
            }
        } else if (!same(expected, said) && !DEVIATIONS.containsKey(at)) {
            differences.add(at + ": " + said + " instead of " + expected);
        }
    }

    /** A null is as good as absent, and a number as a text with the same digits. */
    private static boolean same(JsonNode expected, JsonNode said) {
        if (expected.isNull() || expected.isMissingNode()) {
            return said.isNull() || said.isMissingNode();
        }
        if (said.isNumber()) {
            double difference = Math.abs(expected.asDouble(Double.NaN) - said.asDouble());
            return difference <= TOLERANCE * Math.max(1, Math.abs(said.asDouble()));
        }
        return expected.equals(said) || (expected.isTextual() && time(expected).equals(time(said)));
    }

    private static String time(JsonNode text) {
        return text.asText().replace(".000Z", "Z");
    }
}
