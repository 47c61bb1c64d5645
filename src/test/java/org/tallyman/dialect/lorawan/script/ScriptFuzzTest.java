package org.tallyman.dialect.lorawan.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.tallyman.dialect.lorawan.codec.Payload;
import org.tallyman.ident.Parsed;

/** No text that is given as a codec, and no payload, makes the sandbox throw. */
class ScriptFuzzTest {

    private static final Instant AT = Instant.parse("2026-05-08T12:00:00Z");

    @FuzzTest
    void anyText(byte[] text) {
        decode(new String(text, StandardCharsets.UTF_8), new byte[] {1});
    }

    @FuzzTest
    void anyBody(byte[] text) {
        decode("function decodeUplink(input) {" + new String(text, StandardCharsets.UTF_8) + "\n}", new byte[] {1});
    }

    @FuzzTest
    void anyPayload(byte[] payload) {
        decode(
                "function decodeUplink(i) { return {data: JSON.parse(String.fromCharCode.apply(null, i.bytes))} }",
                Arrays.copyOf(payload, Math.min(payload.length, 255)));
    }

    private static void decode(String source, byte[] payload) {
        if (Script.read(source) instanceof Parsed.Ok<Script>(Script script)) {
            script.decode(new Payload(1, payload, AT));
        }
    }
}
