package org.tallyman.dialect.senml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Profile;

class SenmlConformanceTest {

    @Test
    void resolvesEveryPackInBothForms() {
        for (JsonNode record : Conformance.records("readers/senml.jsonl")) {
            String name = record.get("case").asText();
            Instant now = Instant.ofEpochSecond(record.path("now").asLong(1_760_000_000));
            byte[] json = record.get("pack").toString().getBytes(StandardCharsets.UTF_8);
            Decoding decoding = decode(json, now);
            if (record.path("invalid").asBoolean()) {
                assertThat(decoding.elements()).as(name).isEmpty();
                assertThat(decoding.rejections()).as(name).hasSize(1);
                continue;
            }
            assertThat(decoding.rejections()).as(name).isEmpty();
            assertResolved(name, decoding, record.get("resolved"));
            byte[] cbor = HexFormat.of().parseHex(record.get("cborHex").asText());
            assertThat(decode(cbor, now)).as(name).isEqualTo(decoding);
        }
    }

    private static Decoding decode(byte[] pack, Instant now) {
        return new SenmlDialect().open(Profile.DEFAULT).receive(new Frame("", pack, now));
    }

    private static void assertResolved(String name, Decoding decoding, JsonNode resolved) {
        List<Observation> observations = decoding.elements().stream()
                .map(Element::observation)
                .filter(o -> !(o instanceof Fix)
                        && !(o instanceof DeviceStatus s && s.state().equals("update-time")))
                .toList();
        assertThat(observations).as(name).hasSize(resolved.size());
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            JsonNode expected = resolved.get(i);
            assertThat(observation.observedAt())
                    .as(name)
                    .isEqualTo(Instant.ofEpochMilli(Math.round(expected.get("t").asDouble() * 1_000)));
            String sensor = expected.get("n").asText();
            if (observation instanceof Measurement measurement) {
                assertThat(measurement.sensor()).as(name).isEqualTo(sensor);
                assertThat(measurement.value())
                        .as(name)
                        .isCloseTo(expected.get("v").asDouble(), within(1e-9));
                assertThat(measurement.unit())
                        .as(name)
                        .isEqualTo(unit(expected.path("u").asText("")));
            } else {
                assertThat(((DeviceStatus) observation).attributes())
                        .as(name)
                        .isEqualTo(Map.of(sensor, expected.get("vs").asText()));
            }
        }
    }

    private static String unit(String theirs) {
        return Map.of("lat", "deg", "lon", "deg", "", "1").getOrDefault(theirs, theirs);
    }
}
