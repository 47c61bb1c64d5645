package org.tallyman.dialect.lorawan.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.dialect.lorawan.codec.Payload;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * A payload codec in JavaScript: {@code decodeUplink(input)} of ChirpStack 4 and The Things Stack, {@code Decode(fPort,
 * bytes, variables)} of ChirpStack 3, or {@code Decoder(bytes, port)} of The Things Network 2. Each payload meets it as it
 * was when it had just been read: nothing that it did before is left.
 */
public final class Script implements PayloadCodec {

    /** Of its text, in UTF-8. */
    public static final int BYTES_MAX = 256 * 1024;

    private static final int TOLD_LENGTH = 300;

    /** The first place in the codec on the stack that the engine writes; without a function where the text itself is wrong. */
    private static final Pattern PLACE =
            Pattern.compile("at (?:(?<in>[^\\n]+) \\()?<input>:(?<line>[0-9]+):(?<column>[0-9]+)");

    private final Supplier<String> source;

    private Script(Supplier<String> source) {
        this.source = source;
    }

    /** Of a text that was {@linkplain #read read} before; it is asked for when the first payload comes. */
    public static Script of(Supplier<String> source) {
        return new Script(source);
    }

    /** Reads a codec and runs it once, or says why it is none; fields are {@code script}. */
    public static Parsed<Script> read(String source) {
        int bytes = source.getBytes(UTF_8).length;
        if (bytes > BYTES_MAX) {
            return Parsed.refused("codec-size", "script", bytes + " bytes", "has at most " + BYTES_MAX + " bytes");
        }
        Script script = new Script(() -> source);
        return Workbench.with(bench -> script.readOn(bench))
                .<Parsed<Script>>map(Parsed::refused)
                .orElseGet(() -> Parsed.ok(script));
    }

    /** Makes the interpreter come up before the first payload waits for it. */
    public static void warmUp() {
        Workbench.with(bench -> true);
    }

    /** Its text. */
    public String source() {
        return source.get();
    }

    private Optional<Refusal> readOn(Workbench bench) {
        try {
            bench.interpreter().load(source());
        } catch (QuickJs.StoppedException e) {
            return Optional.of(new Refusal("codec-limit", "script", "", e.rule()));
        }
        return switch (answer(bench.interpreter().output())) {
            case Parsed.Refused<Map<String, Object>>(Refusal refusal) -> Optional.of(refusal);
            case Parsed.Ok<Map<String, Object>>(Map<String, Object> answer) -> wrong(answer);
        };
    }

    private static Optional<Refusal> wrong(Map<String, Object> answer) {
        if (answer.containsKey("thrown")) {
            return Optional.of(new Refusal("codec-error", "script", "", "runs, but: " + told(answer)));
        }
        return answer.containsKey("data")
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "codec-entry",
                        "script",
                        "",
                        "has a function decodeUplink(input), Decode(fPort, bytes, variables) or Decoder(bytes, port)"));
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        String given = given(payload);
        return Workbench.<Optional<Parsed<Map<String, Object>>>>with(
                        bench -> bench.ready(this).map(ready -> run(bench, ready, payload, given)))
                .orElseGet(() -> loadAndRun(payload, given));
    }

    /** The text is asked for here: where it must be read from a database, no other script waits. */
    private Parsed<Map<String, Object>> loadAndRun(Payload payload, String given) {
        String text = source();
        return Workbench.with(bench -> {
            try {
                return run(bench, bench.load(this, text), payload, given);
            } catch (QuickJs.StoppedException e) {
                return refused("codec-limit", payload, e.rule());
            }
        });
    }

    private static Parsed<Map<String, Object>> run(
            Workbench bench, QuickJs.Loaded ready, Payload payload, String given) {
        try {
            return said(payload, bench.interpreter().decode(ready, given, payload.receivedAt()));
        } catch (QuickJs.StoppedException e) {
            return refused("codec-limit", payload, e.rule());
        }
    }

    private static String given(Payload payload) {
        List<String> bytes = new ArrayList<>();
        for (byte b : payload.bytes()) {
            bytes.add(Integer.toString(Byte.toUnsignedInt(b)));
        }
        return "{\"bytes\":[" + String.join(",", bytes) + "],\"fPort\":" + payload.port() + ",\"recvTime\":\""
                + payload.receivedAt() + "\",\"variables\":"
                + new String(Mapping.json(payload.variables()), UTF_8) + "}";
    }

    private static Parsed<Map<String, Object>> said(Payload payload, String text) {
        if (!(answer(text) instanceof Parsed.Ok<Map<String, Object>>(Map<String, Object> answer))) {
            return refused("codec-answer", payload, "is told in JSON of the usual limits");
        }
        if (answer.containsKey("thrown")) {
            return refused("codec-error", payload, "is read by the codec, but: " + told(answer));
        }
        if (answer.get("errors") instanceof List<?> errors && !errors.isEmpty()) {
            return refused(
                    "codec-refused", payload, "is one that the codec takes, but: " + shortened(errors.toString()));
        }
        if (!(answer.get("data") instanceof Map<?, ?> data)) {
            return refused("codec-answer", payload, "is told as an object, which the codec did not");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        data.forEach((name, value) -> members.put(String.valueOf(name), value));
        if (answer.get("warnings") instanceof List<?> warnings && !warnings.isEmpty()) {
            members.putIfAbsent("warnings", warnings);
        }
        return Parsed.ok(members);
    }

    private static Parsed<Map<String, Object>> answer(String text) {
        return JsonTree.object(text.getBytes(UTF_8));
    }

    private static Parsed<Map<String, Object>> refused(String code, Payload payload, String rule) {
        return Parsed.refused(code, "payload", HexFormat.of().formatHex(payload.bytes()), rule);
    }

    /** What was thrown, and where: a line of the codec is more than the words of the engine. */
    private static String told(Map<String, Object> answer) {
        // The engine quotes the token that it did not expect, and nothing where there is none any more.
        String thrown = String.valueOf(answer.get("thrown")).replaceFirst(": ''$", ": the end of the script");
        Matcher at = PLACE.matcher(String.valueOf(answer.get("stack")));
        return shortened(at.find() ? thrown + " (" + place(at) + ")" : thrown);
    }

    /** Of many instructions the engine knows no line, and tells the first column of the line in which their function begins. */
    private static String place(Matcher at) {
        String in = Objects.requireNonNullElse(at.group("in"), "");
        boolean outermost = in.equals("<eval>") && !at.group("line").equals("1");
        boolean exact = in.isEmpty() || outermost || !at.group("column").equals("1");
        return (in.isEmpty() || in.startsWith("<") ? "" : "in " + in + ", ")
                + (exact ? "line " : "in what begins in line ")
                + at.group("line");
    }

    private static String shortened(String text) {
        return text.length() > TOLD_LENGTH ? text.substring(0, TOLD_LENGTH) + "…" : text;
    }
}
