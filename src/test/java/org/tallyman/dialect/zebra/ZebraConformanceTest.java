package org.tallyman.dialect.zebra;

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

class ZebraConformanceTest {

    @Test
    void readsEveryRecordAsExpected() {
        for (JsonNode record : Conformance.records("readers/zebra.jsonl")) {
            Decoding decoding = Frames.decode(
                    new ZebraDialect(), Frames.text(record.get("text").asText()));
            assertThat(decoding.rejections()).as(record.get("case").asText()).isEmpty();
            List<TagRead> reads = decoding.elements().stream()
                    .map(element -> (TagRead) element.observation())
                    .toList();
            assertThat(reads).hasSize(record.get("expected").size());
            for (int i = 0; i < reads.size(); i++) {
                TagRead read = reads.get(i);
                JsonNode expected = record.get("expected").get(i);
                assertThat(read.epc()).isEqualTo(expected.get("epcHex").asText());
                assertThat(read.observedAt()).hasToString(expected.get("time").asText());
                assertThat(read.antenna()).isEqualTo(expected.path("antenna").asInt());
                assertThat(read.rssiCdbm()).isEqualTo(expected.path("rssiDbm").asInt() * 100);
                assertThat(read.count()).isEqualTo(expected.path("reads").asInt());
                TagDetail detail = Objects.requireNonNull(read.detail());
                assertThat(detail.reader()).isEqualTo(expected.path("readerMac").asText());
                assertThat(detail.sequence())
                        .isEqualTo(expected.path("eventNum").asLong());
            }
        }
    }
}
