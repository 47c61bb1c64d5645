package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Conformance;
import org.tallyman.ident.Parsed;

/** Bodies that a real reader sent: the values, in their order, are those that another client prints. */
class EdgexConformanceTest {

    private static final HexFormat HEX = HexFormat.of();

    /** Of LLRP 1.1, and what we have with the bits themselves. */
    private static final Set<String> UNMATCHED = Set.of(
            "XPCBitsEnabled",
            "SupportsBlockPermalock",
            "SupportsTagRecommissioning",
            "SupportsUMIMethod2",
            "SupportsXPC",
            "EPCNumBits");

    /** Printed as 0 where the other of the two is there. */
    private static final Set<String> TIMES = Set.of("UTCTimestamp", "Uptime");

    /** Messages whose cases are not named like them. */
    private static final Map<String, String> NAMES =
            Map.of("roAccessReports", "RO_ACCESS_REPORT", "ROAccessReport", "RO_ACCESS_REPORT");

    @Test
    void readsTheValuesThatAReaderSent() {
        for (JsonNode record : Conformance.records("llrp/edgex.jsonl")) {
            String name = record.get("case").asText();
            byte[] frame = frame(record.get("bodyHex").asText(), shape(name));
            LlrpMessage message = Messages.decoded(frame);
            List<String> ours = new ArrayList<>();
            leaves(message, ours);
            List<String> theirs = new ArrayList<>();
            leaves("", record.get("json"), ours, theirs);
            assertThat(ours).as(name).isEqualTo(theirs);
            assertThat(LlrpCodec.encode(message)).as(name).isInstanceOf(Parsed.Ok.class);
            assertThat(Messages.encoded(message)).as(name).isEqualTo(frame);
        }
    }

    private static Shape shape(String name) {
        int end = name.indexOf(name.contains("/") ? '/' : '-');
        String word = name.substring(0, end);
        return Vocabulary.LLRP_1_1.named(NAMES.getOrDefault(word, name(word)));
    }

    /** GetReaderConfig as GET_READER_CONFIG. */
    private static String name(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static byte[] frame(String body, Shape shape) {
        int version = Vocabulary.LLRP_1_0_1.message(shape.type()) == null ? 2 : 1;
        return HEX.parseHex("%04X%08X00000000".formatted(version << 10 | shape.type(), body.length() / 2 + 10) + body);
    }

    private static void leaves(LlrpPart part, List<String> leaves) {
        for (Value value : part.values()) {
            switch (value) {
                case Value.Scalar(long number) -> leaves.add(Long.toString(number));
                case Value.Text(String text) -> leaves.add("text " + text);
                case Value.Numbers(List<Long> numbers) -> numbers.forEach(number -> leaves.add(number.toString()));
                case Value.Bits(int _, String hex) -> {
                    for (byte b : HEX.parseHex(hex)) {
                        leaves.add(Integer.toString(b & 0xFF));
                    }
                }
            }
        }
        part.parameters().forEach(parameter -> leaves(parameter, leaves));
    }

    /** A text may be bytes in base64: it is read as what stands at this place on our side. */
    private static void leaves(String name, JsonNode node, List<String> ours, List<String> leaves) {
        if (node.isObject()) {
            boolean absent = name.equals("EPCData") && node.path("EPCNumBits").asInt() == 0;
            node.properties().stream()
                    // An EPC of other length than 96 bits that is not there is written as an empty one.
                    .filter(member -> !absent && !UNMATCHED.contains(member.getKey()))
                    .forEach(member -> leaves(member.getKey(), member.getValue(), ours, leaves));
        } else if (node.isArray()) {
            node.forEach(one -> leaves(name, one, ours, leaves));
        } else if (node.isTextual()) {
            boolean text =
                    leaves.size() < ours.size() && ours.get(leaves.size()).startsWith("text ");
            if (text) {
                leaves.add("text " + node.asText());
            } else {
                for (byte b : Base64.getDecoder().decode(node.asText())) {
                    leaves.add(Integer.toString(b & 0xFF));
                }
            }
        } else if (node.isBoolean()) {
            leaves.add(node.asBoolean() ? "1" : "0");
        } else if (!node.isNull() && !(TIMES.contains(name) && node.asLong() == 0)) {
            leaves.add(node.asText());
        }
    }
}
