package org.tallyman.dialect.impinj;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;

class ImpinjConformanceTest {

    @Test
    void readsEveryRecordAsExpected() {
        for (JsonNode record : Conformance.records("readers/impinj.jsonl")) {
            Decoding decoding = Frames.decode(
                    new ImpinjDialect(), Frames.text(record.get("body").toString()));
            assertThat(decoding.rejections()).as(record.get("case").asText()).isEmpty();
            List<TagRead> reads = decoding.elements().stream()
                    .map(element -> (TagRead) element.observation())
                    .toList();
            assertThat(reads).hasSize(record.get("expected").size());
            for (int i = 0; i < reads.size(); i++) {
                assertRead(reads.get(i), record.get("expected").get(i));
            }
        }
    }

    private static void assertRead(TagRead read, JsonNode expected) {
        assertThat(read.epc()).isEqualTo(expected.get("epcHex").asText());
        assertThat(read.observedAt()).hasToString(expected.get("time").asText());
        assertThat(read.antenna()).isEqualTo(expected.path("antenna").asInt(0));
        if (expected.has("rssiDbm")) {
            assertThat(read.rssiCdbm())
                    .isEqualTo((int) Math.round(expected.get("rssiDbm").asDouble() * 100));
        } else {
            assertThat(read.rssiCdbm()).isNull();
        }
        if (expected.has("tidHex")) {
            TagDetail detail = Objects.requireNonNull(read.detail());
            assertThat(detail.tid()).isEqualTo(expected.get("tidHex").asText());
            assertThat(detail.frequencyKHz())
                    .isEqualTo(expected.get("frequencyKHz").asInt());
            assertThat(detail.phaseDegrees())
                    .isEqualTo(expected.get("phaseDegrees").asDouble());
            assertThat(detail.transmitPowerCdbm())
                    .isEqualTo((int) Math.round(expected.get("transmitPowerDbm").asDouble() * 100));
        }
    }
}
