package org.tallyman.dialect.osmand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;

class OsmandConformanceTest {

    @Test
    void readsEveryRecordAsExpected() {
        for (JsonNode record : Conformance.records("trackers/osmand.jsonl")) {
            Decoding asPayload = Frames.decode(
                    new OsmandDialect(), Frames.text(record.get("payload").asText()));
            JsonNode http = record.get("http");
            Decoding asRequest = Frames.decode(
                    new OsmandDialect(),
                    Frames.request(
                            http.get("method").asText() + " " + http.get("uri").asText(),
                            http.path("body").asText("")));
            assertThat(asRequest).isEqualTo(asPayload);
            assertThat(asPayload.rejections()).isEmpty();
            assertThat(asPayload.ids()).contains(record.get("ids").get(0).asText());
            assertPositions(asPayload, record.get("expected"));
        }
    }

    private static void assertPositions(Decoding decoding, JsonNode expected) {
        List<Fix> fixes = decoding.elements().stream()
                .filter(element -> element.observation() instanceof Fix)
                .map(element -> (Fix) element.observation())
                .toList();
        for (JsonNode position : expected) {
            if (!position.get("fix").asBoolean()) {
                assertThat(fixes).isEmpty();
                continue;
            }
            Fix fix = fixes.getFirst();
            assertThat(fix.valid()).isEqualTo(position.get("valid").asBoolean());
            assertThat(fix.latitude()).isCloseTo(position.get("latitude").asDouble(), within(1e-5));
            assertThat(fix.longitude()).isCloseTo(position.get("longitude").asDouble(), within(1e-5));
            assertThat(orZero(fix.altitudeM()))
                    .isCloseTo(position.get("altitude").asDouble(), within(1.0));
            assertThat(orZero(fix.speedKmh()))
                    .isCloseTo(position.get("speedKmh").asDouble(), within(0.1));
            assertThat(orZero(fix.courseDegrees()))
                    .isCloseTo(position.get("course").asDouble(), within(1.0));
            if (!position.get("time").isNull()) {
                assertThat(fix.observedAt()).hasToString(position.get("time").asText());
            }
        }
        expected.forEach(position -> position.get("attributes")
                .properties()
                .forEach(attribute -> assertThat(decoding.elements().stream()
                                .map(element -> element.observation())
                                .filter(DeviceStatus.class::isInstance)
                                .map(status ->
                                        ((DeviceStatus) status).attributes().get(attribute.getKey())))
                        .contains(attribute.getValue().asDouble())));
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
