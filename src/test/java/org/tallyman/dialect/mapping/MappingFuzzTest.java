package org.tallyman.dialect.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
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

    @FuzzTest
    void anyMapping(byte[] text) {
        int half = text.length / 2;
        decode(new String(text, 0, half, UTF_8), Arrays.copyOfRange(text, half, text.length));
    }

    @FuzzTest
    void anyMessage(byte[] message) {
        decode(ALL, message);
    }

    @FuzzTest
    void anyDraft(byte[] message) {
        String draft = Draft.of(message);
        if (!(Mapping.read(draft) instanceof Parsed.Ok<Mapping>)) {
            throw new AssertionError("no mapping: " + draft);
        }
        decode(draft, message);
    }

    /** What rows can say of a mapping is that mapping. */
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
