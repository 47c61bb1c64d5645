package org.tallyman.dialect.lorawan.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.lorawan.codec.Payload;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import run.endive.wasm.WasmEngineException;

/** Codecs of our own, written as makers write theirs, and what no codec may do. */
class ScriptTest {

    private static final Instant AT = Instant.parse("2026-05-08T12:00:00Z");

    /** Records of channel and type, in a loop with a variable that nobody declared, behind a guard for other hosts. */
    private static final String CHANNELS = """
            /* Ursa sensors */
            function decodeUplink(input) {
                var res = channels(input.bytes, input.fPort);
                if (res.error) { return { errors: [res.error] }; }
                return { data: res };
            }
            function Decode(fPort, bytes) { return { never: true }; }
            function channels(bytes, port) {
                var decoded = {};
                for (i = 0; i < bytes.length;) {
                    var channel_id = bytes[i++];
                    var channel_type = bytes[i++];
                    if (channel_id === 0x01 && channel_type === 0x75) {
                        decoded.battery = bytes[i];
                        i += 1;
                    } else if (channel_id === 0x03 && channel_type === 0x67) {
                        decoded.temperature = int16LE(bytes.slice(i, i + 2)) / 10;
                        i += 2;
                    } else if (channel_id === 0x04 && channel_type === 0x68) {
                        decoded.humidity = bytes[i] / 2;
                        i += 1;
                    } else {
                        return { error: "unknown channel " + channel_id };
                    }
                }
                return decoded;
            }
            function int16LE(bytes) {
                var value = (bytes[1] << 8) + bytes[0];
                value = value & 0xffff;
                return value > 0x7fff ? value - 0x10000 : value;
            }
            if (typeof module !== "undefined" && typeof module.exports !== "undefined") {
                module.exports = { decodeUplink: decodeUplink };
            }
            """;

    /** Fields by port, with shifts, switch and a number turned to text and back. */
    private static final String PORTS = """
            function Decoder(bytes, port) {
              switch (port) {
                case 2: {
                  var mode = (bytes[6] & 0x7C) >> 2;
                  var decode = {};
                  decode.BatV = (bytes[0] << 8 | bytes[1]) / 1000;
                  if ((bytes[2] << 8 | bytes[3]) !== 0x7fff)
                    decode.TempC1 = parseFloat(((bytes[2] << 24 >> 16 | bytes[3]) / 10).toFixed(2));
                  decode.Door_status = (bytes[6] & 0x80) ? "OPEN" : "CLOSE";
                  decode.Work_mode = mode == 0 ? "IIC" : "other";
                  return decode;
                }
              }
            }
            """;

    /** The newer language: classes, destructuring, spread, typed arrays, generators, a constant entry. */
    private static final String MODERN = """
            'use strict';
            class Reader {
              #view; #at = 0;
              constructor(bytes) { this.#view = new DataView(Uint8Array.from(bytes).buffer); }
              get left() { return this.#view.byteLength - this.#at; }
              u8() { return this.#view.getUint8(this.#at++); }
              i16() { const v = this.#view.getInt16(this.#at); this.#at += 2; return v; }
            }
            const TYPES = new Map([[1, ['temperature', r => r.i16() / 10]], [2, ['humidity', r => r.u8()]]]);
            function* fields(reader) {
              while (reader.left > 0) {
                const [name, read] = TYPES.get(reader.u8()) ?? [];
                if (!name) throw new RangeError(`no such type`);
                yield [name, read(reader)];
              }
            }
            const decodeUplink = ({ bytes, fPort, recvTime }) => {
              const data = { ...Object.fromEntries(fields(new Reader(bytes))), at: recvTime.toISOString() };
              return { data, warnings: fPort === 1 ? [] : ['odd port'] };
            };
            """;

    static Stream<Arguments> codecs() {
        return Stream.of(
                Arguments.of(CHANNELS, 85, "01755C 0367E0FF 046865", "{battery=92, temperature=-3.2, humidity=50.5}"),
                Arguments.of(PORTS, 2, "0CE4 FF38 0000 80", "{BatV=3.3, TempC1=-20, Door_status=OPEN, Work_mode=IIC}"),
                Arguments.of(
                        MODERN,
                        7,
                        "01FF38 0232",
                        "{temperature=-20, humidity=50, at=2026-05-08T12:00:00.000Z, warnings=[odd port]}"),
                Arguments.of(
                        "function Decode(fPort, bytes, variables) { return {port: fPort, n: bytes.length, v: variables} }",
                        3,
                        "0102",
                        "{port=3, n=2, v={}}"),
                Arguments.of(
                        "var decodeUplink = function (i) { return {data: {old: 010 + i.fPort}} }", 1, "00", "{old=9}"),
                Arguments.of("function decodeUplink() { return {data: {n: 0 / 0, x: 1}} }", 1, "00", "{x=1}"));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsCodecsAsTheirServersDo(String source, int port, String hex, String expected) {
        assertThat(decoded(source, port, hex)).hasToString(expected);
    }

    @Test
    void whatTheCodecRefusesIsRefusedInItsWords() {
        assertThat(refused(CHANNELS, "FF00").code()).isEqualTo("codec-refused");
        assertThat(refused(CHANNELS, "FF00").rule()).contains("unknown channel 255");
        assertThat(refused(MODERN, "0900").rule())
                .contains("RangeError: no such type")
                .contains("line 13");
        assertThat(refused(PORTS, "00").rule()).contains("as an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "try { while (true) {} } catch (e) { return {data: {caught: 1}} }",
                "for (;;) try { throw 1 } catch (e) {} finally {}",
                "return /(a+)+$/.test('a'.repeat(40) + 'b')",
                "return /(x+x+)+y/.test('x'.repeat(60))",
                "return [].concat(new Array(1e9).fill(0))",
                "return Array.prototype.sort.call({length: 1e9})",
                "var a = []; while (true) a.push(new Array(1000).fill(1))",
                "var s = ''; for (var i = 0; i < 1e9; i++) s = s + i",
                "return JSON.parse('['.repeat(100000))",
                "return 'x'.repeat(1e6).split('').reverse().join('')",
                "return new Promise(function () { for (;;); })"
            })
    void endsWhatWouldNotEnd(String body) {
        Refusal refusal = refused("function decodeUplink(input) { " + body + " }", "00");
        assertThat(refusal.code()).isEqualTo("codec-limit");
        assertThat(refusal.rule()).contains("2000000 steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return 'x'.repeat(1 << 30)",
                "var s = 'x'; while (true) s += s",
                "return new ArrayBuffer(1 << 28)",
                "return 'a'.padEnd(1e8)",
                "return {data: {long: 'x'.repeat(70000)}}",
                "(function f() { f() })()",
                "var o = {}; o.o = o; return {data: o}",
                "var d = {}, e = d; for (var i = 0; i < 40; i++) e = e.d = {}; return {data: d}",
                "return {data: 12n}",
                "return java.lang.System.exit(1)",
                "return require('fs')",
                "return process.exit(1)",
                "return fetch('http://127.0.0.1')",
                "return import('std')",
                "return null",
                "return [1]",
                "throw null",
                "throw {toString: null}",
                "globalThis.JSON = null; return {data: {}}",
                "globalThis.java_invoke = null; return {data: {}}",
                "return {data: {get a() { throw 'no' }}}"
            })
    void refusesWhatIsNoAnswer(String body) {
        assertThat(refused("function decodeUplink(input) { " + body + " }", "00")
                        .code())
                .startsWith("codec-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(function f() { f() })() | goes no deeper than the stack",
                "globalThis.java_invoke = null; return {data: {}} | does not bring down the interpreter"
            })
    void saysWhatStoppedTheInterpreter(String body, String rule) {
        assertThat(refused("function decodeUplink(input) { " + body + " }", "00")
                        .rule())
                .contains(rule)
                .doesNotContain("bytes");
    }

    @Test
    void speaksOfMemoryOnlyWhereMoreWasWantedThanThereIs() {
        RuntimeException trap = new WasmEngineException("unreachable");
        assertThat(QuickJs.trap(trap, true)).contains("16777216 bytes");
        assertThat(QuickJs.trap(trap, false)).contains("unreachable").doesNotContain("bytes");
    }

    @Test
    void nothingIsLeftFromOnePayloadToTheNext() {
        Script script = script("""
                var count = 0;
                function decodeUplink(input) {
                  count++;
                  var before = ({}).polluted;
                  Object.prototype.polluted = 1;
                  Array.prototype.map = null;
                  globalThis.seen = (globalThis.seen || 0) + 1;
                  if (input.bytes[0] === 1) { while (true) {} }
                  return {data: {count: count, seen: globalThis.seen, polluted: before}};
                }""");
        for (int i = 0; i < 3; i++) {
            assertThat(script.decode(payload(1, "00"))).hasToString("Ok[value={count=1, seen=1}]");
            assertThat(script.decode(payload(1, "01"))).isInstanceOf(Parsed.Refused.class);
        }
    }

    @Test
    void theClockIsTheMessagesAndChanceIsNone() {
        String source =
                "function decodeUplink() { return {data: {at: Date.now(), year: new Date().getFullYear(), r: Math.random()}} }";
        Map<String, Object> first = decoded(source, 1, "00");
        assertThat(first).containsEntry("at", AT.toEpochMilli()).containsEntry("year", 2026L);
        assertThat(decoded(source, 1, "00")).isEqualTo(first);
    }

    @Test
    void oneThatIsNoneIsRefusedWhenItIsGiven() {
        assertThat(refusal("function decodeUplink(input) { return {").rule())
                .contains("SyntaxError")
                .endsWith("(line 1)");
        assertThat(refusal("var x = 1;").code()).isEqualTo("codec-entry");
        assertThat(refusal("nobody.knows").rule()).contains("ReferenceError").contains("nobody");
        assertThat(refusal("while (true) {}").code()).isEqualTo("codec-limit");
        assertThat(refusal("/".repeat(300_000)).code()).isEqualTo("codec-size");
        assertThat(refusal("x(").field()).isEqualTo("script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new Error('bad') | Error: bad (in decodeUplink, line 4)",
                "return nope | ReferenceError: nope is not defined (in decodeUplink, in what begins in line 2)",
                "return input.bytes.foo.bar | of undefined (in decodeUplink, in what begins in line 2)",
                "input.bytes.foo.bar | of undefined (in decodeUplink, line 4)",
                "[1].map(x => { return nope }) | nope is not defined (in what begins in line 4)",
                "[1].map(function (x) {~ return nope }) | nope is not defined (in what begins in line 4)",
                "function f(x) {~ return nope }~ f(1) | nope is not defined (in f, in what begins in line 4)",
                "throw 'words' | but: words"
            })
    void saysWhereSomethingWasThrownAsFarAsTheEngineKnows(String fourthLine, String told) {
        assertThat(refused(
                                "// c\nfunction decodeUplink(input) {\n  var a = 1;\n  " + fourthLine.replace('~', '\n')
                                        + ";\n}",
                                "00")
                        .rule())
                .endsWith(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  var a = = 1;~  return {data: {}};~} | token in expression: '=' (line 3)",
                "  var a = 1;~  return {data: {}};~~ | the end of the script (line 6)",
                "  nobody.knows;~}~nobody.knows; | nobody is not defined (line 5)"
            })
    void saysWhereAScriptIsNone(String rest, String told) {
        assertThat(refusal("// c\nfunction decodeUplink(input) {\n" + rest.replace('~', '\n'))
                        .rule())
                .endsWith(told);
    }

    /** A table of constants as long as a codec may be. */
    @Test
    void takesTheLongestThatThereIs() {
        String table = "[0x%02x, 'a name of a field', 1.5],\n".formatted(7);
        String source =
                "var T = [" + table.repeat(7_600) + "];\nfunction decodeUplink() { return {data: {n: T.length}} }";
        assertThat(source.length()).isBetween(240_000, Script.BYTES_MAX);
        assertThat(decoded(source, 1, "00")).hasToString("{n=7600}");
    }

    @Test
    void manyCodecsTakeTurns() {
        List<Script> scripts = Stream.iterate(0, i -> i < 40, i -> i + 1)
                .map(i -> script("var n = " + i + "; function decodeUplink() { return {data: {n: n++}} }"))
                .toList();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < scripts.size(); i++) {
                assertThat(scripts.get(i).decode(payload(1, "00"))).hasToString("Ok[value={n=" + i + "}]");
            }
        }
    }

    @Test
    void aTextThatCannotBeReadNowIsNoFaultOfThePayloadAndHoldsUpNoOther() {
        List<Thread> asked = new ArrayList<>();
        Script away = Script.of(() -> {
            asked.add(Thread.currentThread());
            throw new IllegalStateException("the database is away");
        });
        assertThatThrownBy(() -> away.decode(payload(1, "00"))).isExactlyInstanceOf(IllegalStateException.class);
        assertThat(asked).containsExactly(Thread.currentThread());
    }

    @Test
    void codecsThatTakeMuchMemoryMakeRoomForEachOther() {
        String large = "var held = 'ab'.repeat(1.5e6); function decodeUplink() { return {data: {n: held.length}} }";
        List<Script> scripts = Stream.generate(() -> script(large)).limit(6).toList();
        for (Script one : scripts) {
            assertThat(one.decode(payload(1, "00"))).hasToString("Ok[value={n=3000000}]");
        }
        long held = Workbench.with(Workbench::readyBytes);
        assertThat(held).isBetween(1L, 16L * 1024 * 1024);
    }

    @Test
    void aCodecFindsTheVariablesOfTheDevice() {
        Script script =
                script("function decodeUplink(i) { return {data: {t: i.bytes[0] + Number(i.variables.offset)}} }");
        Payload payload = new Payload(1, new byte[] {20}, AT, Map.of("offset", "1.5"));
        assertThat(script.decode(payload)).hasToString("Ok[value={t=21.5}]");
        assertThat(script("function Decode(fPort, bytes, variables) { return {v: variables} }")
                        .decode(payload))
                .hasToString("Ok[value={v={offset=1.5}}]");
    }

    private static Payload payload(int port, String hex) {
        return new Payload(port, HexFormat.of().parseHex(hex.replace(" ", "")), AT);
    }

    private static Script script(String source) {
        return switch (Script.read(source)) {
            case Parsed.Ok<Script>(Script script) -> script;
            case Parsed.Refused<Script>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Map<String, Object> decoded(String source, int port, String hex) {
        return switch (script(source).decode(payload(port, hex))) {
            case Parsed.Ok<Map<String, Object>>(Map<String, Object> said) -> said;
            case Parsed.Refused<Map<String, Object>>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Refusal refused(String source, String hex) {
        Supplier<AssertionError> taken = () -> new AssertionError("taken: " + source);
        return script(source).decode(payload(1, hex)) instanceof Parsed.Refused<Map<String, Object>>(Refusal refusal)
                ? refusal
                : fail(taken);
    }

    private static Refusal refusal(String source) {
        return Script.read(source) instanceof Parsed.Refused<Script>(Refusal refusal)
                ? refusal
                : fail(() -> new AssertionError("taken: " + source));
    }

    private static Refusal fail(Supplier<AssertionError> why) {
        throw why.get();
    }
}
