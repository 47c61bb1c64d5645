package org.tallyman.dialect.minew;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;

class MinewConformanceTest {

    @Test
    void readsEveryTransmitterAsExpected() {
        for (JsonNode record : Conformance.records("readers/minew-binary.jsonl")) {
            String name = record.get("case").asText();
            byte[] packet = HexFormat.of().parseHex(record.get("hex").asText());
            Decoding decoding = Frames.decode(new MinewDialect(), Frames.bytes(packet));
            assertThat(decoding.rejections()).as(name).isEmpty();
            List<TagRead> reads = decoding.elements().stream()
                    .filter(element -> element.observation() instanceof TagRead)
                    .map(element -> (TagRead) element.observation())
                    .toList();
            assertThat(reads).as(name).hasSize(record.get("expected").size());
            for (int i = 0; i < reads.size(); i++) {
                JsonNode expected = record.get("expected").get(i);
                JsonNode heard = expected.get("rssiSignature").get(0);
                TagRead read = reads.get(i);
                TagDetail detail = Objects.requireNonNull(read.detail());
                assertThat(detail.tid()).as(name).isEqualTo(upper(expected.get("transmitterId")));
                assertThat(detail.reader()).as(name).isEqualTo(upper(heard.get("receiverId")));
                assertThat(read.rssiCdbm()).as(name).isEqualTo(heard.get("rssi").asInt() * 100);
                assertThat(read.count())
                        .as(name)
                        .isEqualTo(heard.get("numberOfDecodings").asInt());
            }
        }
    }

    private static String upper(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }
}
