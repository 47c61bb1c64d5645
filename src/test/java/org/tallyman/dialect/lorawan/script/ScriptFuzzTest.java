package org.tallyman.dialect.lorawan.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.lorawan.codec.Payload;
import org.tallyman.ident.Parsed;

/** No text that is given as a codec, and no payload, makes the sandbox throw. */
class ScriptFuzzTest {

    private static final Instant AT = Instant.parse("2026-05-08T12:00:00Z");

    static Stream<Arguments> codecs() {
        return seeds(
                "function decodeUplink(input) { return {data: {t: input.bytes[0] / 10, at: input.recvTime}} }",
                "function Decode(fPort, bytes, variables) { var o = {}; for (var b in bytes) o['b' + b] = bytes[b]; return o }",
                "function Decoder(bytes, port) { if (port > 1) throw 'x'; return {a: [1, null, {b: 'c'.repeat(9)}]} }",
                "const read = (b) => new DataView(new Uint8Array(b).buffer).getInt16(0); var decodeUplink = i => ({data: {n: read(i.bytes)}})");
    }

    static Stream<Arguments> bodies() {
        return seeds(
                "return {data: {n: /^(a+)+$/.test('aaaa!'), m: [3, 1, 2].sort()}}",
                "return {errors: ['no'], warnings: ['why']}",
                "throw new Error(JSON.stringify(input))",
                "return {data: {at: new Date(Date.now()).toISOString(), r: Math.random()}}");
    }

    static Stream<Arguments> payloads() {
        return seeds("{\"t\":1.5}", "{\"a\":[true,null,{\"b\":\"\\u00e9\"}]}", "[1e300,-0,\"\"]");
    }

    private static Stream<Arguments> seeds(String... texts) {
        return Stream.of(texts).map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("codecs")
    @FuzzTest
    void anyText(byte[] text) {
        decode(new String(text, StandardCharsets.UTF_8), new byte[] {1});
    }

    @MethodSource("bodies")
    @FuzzTest
    void anyBody(byte[] text) {
        decode("function decodeUplink(input) {" + new String(text, StandardCharsets.UTF_8) + "\n}", new byte[] {1});
    }

    @MethodSource("payloads")
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
