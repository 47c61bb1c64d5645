package org.tallyman.dialect.lorawan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.chirpstack.ChirpStackDialect;
import org.tallyman.dialect.tts.TtsDialect;

/** The recorded bodies of both servers, with and without their topics. */
class UplinkConformanceTest {

    @Test
    void readsEveryRecordAsExpected() {
        for (JsonNode record : Conformance.records("readers/lorawan-uplinks.jsonl")) {
            Dialect dialect =
                    record.get("system").asText().startsWith("chirpstack") ? new ChirpStackDialect() : new TtsDialect();
            String body = record.get("body").toString();
            Decoding decoding = Frames.decode(dialect, Frames.text(body));
            assertThat(Frames.decode(
                            dialect, Frames.request(record.path("topic").asText(""), body)))
                    .isEqualTo(decoding);
            check(record.toString(), decoding, record.get("expected"));
        }
    }

    private static boolean isUnmapped(Decoding decoding) {
        return ((DeviceStatus) decoding.elements().getLast().observation())
                .state()
                .equals("unmapped");
    }

    private static void check(String what, Decoding decoding, JsonNode expected) {
        assertThat(decoding.rejections().stream()
                        .map(rejection -> rejection.refusal().code()))
                .as(what)
                .containsExactlyElementsOf(isUnmapped(decoding) ? List.of("codec") : List.of());
        assertThat(decoding.ids())
                .as(what)
                .containsExactly(expected.get("devEui").asText());
        assertThat(decoding.elements()).as(what).allSatisfy(element -> {
            assertThat(element.child()).isEqualTo(expected.get("devEui").asText());
            assertThat(element.observation().observedAt())
                    .isEqualTo(Instant.parse(expected.get("time").asText()));
        });
        Map<String, Double> measured = decoding.elements().stream()
                .map(Element::observation)
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .collect(Collectors.toMap(Measurement::quantity, Measurement::value));
        Map<String, Object> attributes = Decoded.attributes(decoding);
        DeviceStatus status = (DeviceStatus) decoding.elements().getLast().observation();
        if (expected.get("kind").asText().equals("up")) {
            assertThat(List.of("up", "unmapped")).contains(status.state());
            assertThat(attributes)
                    .as(what)
                    .containsEntry("application", expected.get("application").asText())
                    .containsEntry("fPort", expected.get("fPort").asLong())
                    .containsEntry("fCnt", expected.get("fCnt").asLong())
                    .containsEntry(
                            "payloadHex", expected.get("payloadHex").asText().toUpperCase(Locale.ROOT));
            assertThat(measured)
                    .as(what)
                    .containsEntry("rssi", expected.get("bestRssi").asDouble())
                    .containsEntry("gateways", expected.get("gateways").asDouble());
            expected.get("decoded")
                    .properties()
                    .forEach(value -> assertThat(measured)
                            .as(what)
                            .containsEntry(value.getKey(), value.getValue().asDouble()));
        } else {
            assertThat(status.state()).isEqualTo("status");
            assertThat(measured)
                    .containsEntry("battery", expected.get("batteryPercent").asDouble())
                    .containsEntry("link-margin", expected.get("margin").asDouble());
        }
    }
}
