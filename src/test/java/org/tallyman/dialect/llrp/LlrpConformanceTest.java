package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;
import org.tallyman.ident.Parsed;

/** Recorded frames, each with what the LLRP Toolkit reads in it. */
class LlrpConformanceTest {

    @ParameterizedTest
    @ValueSource(strings = {"llrp/frames.jsonl", "llrp/ltkjava.jsonl"})
    void readsEveryFrameAsTheToolkitDoesAndWritesItBack(String file) {
        List<String> differences = new ArrayList<>();
        for (JsonNode record : Conformance.records(file)) {
            String name = record.path("set").asText() + "#" + record.path("seq").asText()
                    + record.path("case").asText() + ": ";
            byte[] frame = HexFormat.of().parseHex(record.get("hex").asText());
            switch (LlrpCodec.decode(frame)) {
                case Parsed.Refused<LlrpMessage>(var refusal) -> differences.add(name + refusal.sentence());
                case Parsed.Ok<LlrpMessage>(LlrpMessage message) -> {
                    LtkXml.differences(LlrpText.xml(message), record.get("xml").asText()).stream()
                            .filter(difference -> !isReversed(name, difference))
                            .forEach(difference -> differences.add(name + difference));
                    differences.addAll(rewritten(name, frame, message));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /**
     * The toolkit for Java takes the lower bit of two for the higher, unlike the standard, the toolkit for C++ and the reader
     * itself (edgex.jsonl has session 1 as 0x40).
     */
    private static boolean isReversed(String name, String difference) {
        return name.startsWith("ltkjava")
                && (difference.contains("/Session ") || difference.contains("/MB "))
                && (difference.endsWith(" 2, not 1") || difference.endsWith(" 1, not 2"));
    }

    private static List<String> rewritten(String name, byte[] frame, LlrpMessage message) {
        return switch (LlrpCodec.encode(message)) {
            case Parsed.Refused<byte[]>(var refusal) -> List.of(name + refusal.sentence());
            case Parsed.Ok<byte[]>(byte[] bytes) -> {
                HexFormat hex = HexFormat.of();
                yield java.util.Arrays.equals(bytes, frame)
                        ? List.of()
                        : List.of(name + hex.formatHex(bytes) + ", not " + hex.formatHex(frame));
            }
        };
    }

    /** The short way from bytes to tag reads leads to the same as the long one by messages. */
    @Test
    void readsTagsAsItsOwnCodecDoes() {
        int reads = 0;
        for (JsonNode record : Conformance.records("llrp/frames.jsonl")) {
            if (!record.get("name").asText().equals("RO_ACCESS_REPORT")) {
                continue;
            }
            byte[] frame = HexFormat.of().parseHex(record.get("hex").asText());
            Decoding decoding = Frames.decode(new LlrpDialect(), Frames.bytes(frame));
            List<TagRead> tags = Messages.decoded(frame).all("TagReportData").stream()
                    .map(LlrpConformanceTest::tagRead)
                    .toList();
            assertThat(decoding.rejections()).isEmpty();
            assertThat(decoding.elements()).extracting(Element::observation).containsExactlyElementsOf(tags);
            reads += tags.size();
        }
        assertThat(reads).isPositive();
    }

    private static TagRead tagRead(LlrpParameter tag) {
        LlrpParameter epc = tag.first("EPC_96").or(() -> tag.first("EPCData")).orElseThrow();
        Instant seen = tag.first("LastSeenTimestampUTC")
                .or(() -> tag.first("FirstSeenTimestampUTC"))
                .map(time -> Uptime.utc(time.number("Microseconds")))
                .orElse(Frames.RECEIVED);
        Integer rssi = tag.first("PeakRSSI")
                .map(level -> 100 * (int) level.number("PeakRSSI"))
                .orElse(null);
        TagDetail detail = tag.first("C1G2_PC")
                .map(word -> HexFormat.of().withUpperCase().toHexDigits((short) word.number("PC_Bits")))
                .map(pc -> new TagDetail(null, pc, null, null, null, null, null))
                .orElse(null);
        int antenna = tag.first("AntennaID")
                .map(port -> (int) port.number("AntennaID"))
                .orElse(0);
        int count = tag.first("TagSeenCount")
                .map(times -> Math.max(1, (int) times.number("TagCount")))
                .orElse(1);
        return new TagRead(seen, epc.hex("EPC"), antenna, rssi, count, detail);
    }
}
