package org.tallyman.dialect.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.ident.Parsed;

/** No text makes a mapping that throws, and no message makes one throw. */
class MappingFuzzTest {

    private static final Instant RECEIVED = Instant.parse("2026-05-08T12:00:00Z");
    private static final String ALL = """
            {"device": {"topic": 1}, "time": {"path": "$.t", "format": "dd.MM.yyyy HH:mm"},
             "observations": [
               {"each": "$.*", "quantity": {"key": true}, "value": {"path": "@", "factor": 2.5, "map": {"a": 1}}, "unit": "1"},
               {"each": "$[*][*]", "epc": {"path": "@", "format": "base64"}, "time": {"path": "$[0]", "format": "epoch-ns"}},
               {"status": "$.a", "attributes": "$"},
               {"latitude": "$[0]", "longitude": "$[-1]", "time": {"path": "$[1]", "format": "iso", "zone": "Asia/Tokyo"}}]}""";

    /** Of a mapping and a message of one length. */
    static Stream<Arguments> mappings() {
        return Stream.of(
                        "{\"observations\": [{\"each\": \"$[*]\", \"when\": {\"@.k\": 1}, \"epc\": \"@.e\"}]}",
                        "{\"device\": {\"topic\": -1}, \"observations\": [{\"status\": {\"path\": \"$.k\", \"default\": \"-\"}}]}",
                        "{\"time\": {\"path\": \"$.t\", \"format\": \"epoch-ms\"}, \"observations\": [{\"lost\": \"$.a[-1]\"}]}",
                        ALL)
                .flatMap(mapping -> messages().map(message -> {
                    byte[] text = mapping.getBytes(UTF_8);
                    byte[] sent = Objects.requireNonNull((byte[]) message.get()[0]);
                    int half = Math.max(text.length, sent.length);
                    byte[] both = new byte[2 * half];
                    Arrays.fill(both, (byte) ' ');
                    System.arraycopy(text, 0, both, 0, text.length);
                    System.arraycopy(sent, 0, both, half, sent.length);
                    return Arguments.of((Object) both);
                }));
    }

    /** Mappings that rows of the form can say. */
    static Stream<Arguments> rows() {
        return Stream.of(
                        "{\"observations\":[{\"quantity\":\"temperature\",\"value\":\"$.t\",\"unit\":\"Cel\"}]}",
                        "{\"device\":\"$.id\",\"time\":{\"path\":\"$.ts\",\"format\":\"epoch-s\"},\"observations\":[{\"status\":\"$.s\"}]}",
                        "{\"observations\":[{\"each\":\"$.r[*]\",\"when\":{\"@.k\":\"T\"},\"epc\":\"@.e\"}]}")
                .map(mapping -> Arguments.of((Object) mapping.getBytes(UTF_8)));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                        "[{\"k\": 1, \"e\": \"3034\"}, null, [\"MDQ=\", \"1778241600123456789\"]]",
                        "{\"t\": 1778241600123, \"a\": [1, -2, {\"b\": 2.5e1}], \"k\": \"on\"}",
                        "{\"t\": \"08.05.2026 14:00\", \"timestamp\": 1778241600, \"temp\": 4, \"pos\": {\"lat\": 1, \"lon\": 2}}",
                        "[45.5, \"2026-05-08 12:00:00\", -90.25]")
                .map(message -> Arguments.of((Object) message.getBytes(UTF_8)));
    }

    @MethodSource("mappings")
    @FuzzTest
    void anyMapping(byte[] text) {
        int half = text.length / 2;
        decode(new String(text, 0, half, UTF_8), Arrays.copyOfRange(text, half, text.length));
    }

    @MethodSource("messages")
    @FuzzTest
    void anyMessage(byte[] message) {
        decode(ALL, message);
    }

    @MethodSource("messages")
    @FuzzTest
    void anyDraft(byte[] message) {
        String draft = Draft.of(message);
        if (!(Mapping.read(draft) instanceof Parsed.Ok<Mapping>)) {
            throw new AssertionError("no mapping: " + draft);
        }
        decode(draft, message);
    }

    /** What rows can say of a mapping is that mapping. */
    @MethodSource("rows")
    @FuzzTest
    void anyRows(byte[] text) {
        String mapping = new String(text, UTF_8);
        Rows.of(mapping).ifPresent(rows -> {
            Rows.Written written = Rows.write(rows);
            if (!Rows.of(written.mapping()).equals(Optional.of(rows))) {
                throw new AssertionError("other rows: " + written.mapping());
            }
        });
    }

    private static void decode(String text, byte[] message) {
        if (Mapping.read(text) instanceof Parsed.Ok<Mapping>(Mapping mapping)) {
            NeutralJson.write(
                    mapping.decode(new Frame("a/b", message, RECEIVED)).elements());
        }
    }
}
