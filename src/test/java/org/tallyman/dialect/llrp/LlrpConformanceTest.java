package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Conformance;
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
}
