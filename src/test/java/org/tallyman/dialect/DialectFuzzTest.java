package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.FrameSamples.Sample;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tallyman.NeutralJson;

/** No bytes make a decoder throw, and whatever it takes can be written down. */
class DialectFuzzTest {

    private static final List<String> LANGUAGES = List.copyOf(new DialectRegistry().names());
    private static final Map<String, List<Sample>> SAMPLES =
            FrameSamples.all().stream().collect(Collectors.groupingBy(Sample::language));

    @Test
    void everyLanguageHasFramesToBeginWith() {
        assertThat(SAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    }

    static Stream<Arguments> seeds() {
        return FrameSamples.all().stream().map(sample -> {
            byte[] seed = new byte[sample.frame().length + 1];
            seed[0] = (byte) LANGUAGES.indexOf(sample.language());
            System.arraycopy(sample.frame(), 0, seed, 1, sample.frame().length);
            return Arguments.of((Object) seed);
        });
    }

    /** The first byte chooses the language. */
    @MethodSource("seeds")
    @FuzzTest
    void everyLanguage(byte[] seed) {
        if (seed.length == 0) {
            return;
        }
        byte[] frame = Arrays.copyOfRange(seed, 1, seed.length);
        String language = LANGUAGES.get(Byte.toUnsignedInt(seed[0]) % LANGUAGES.size());
        SAMPLES.getOrDefault(language, List.of()).stream()
                .collect(Collectors.toMap(
                        sample -> sample.profile() + " " + sample.target(), sample -> sample, (a, b) -> a))
                .values()
                .forEach(sample -> receive(sample, frame));
    }

    @FuzzTest
    void instantText(byte[] payload) {
        InstantText.parse(new String(payload, StandardCharsets.ISO_8859_1));
    }

    private static void receive(Sample sample, byte[] payload) {
        Dialect dialect = sample.dialect();
        receive(dialect, sample.profile(), sample.with(payload));
        if (dialect instanceof LineDialect line) {
            // Checksums would hide all that is behind them.
            Map<String, String> ignoring = new HashMap<>(sample.profile().settings());
            ignoring.put("checksum", "ignore");
            receive(line, new Profile(ignoring), sample.with(payload));
            cut(line.framing(sample.profile()), payload);
        }
    }

    private static void receive(Dialect dialect, Profile profile, Frame frame) {
        Session session = dialect.open(profile);
        Decoding first = session.receive(frame);
        Objects.requireNonNull(NeutralJson.write(first.elements()));
        if (dialect instanceof LineDialect line) {
            line.ids(frame.payload());
            line.refusal(frame.payload());
            line.takesCommandsAfter(frame.payload());
            line.answer(frame.payload(), first);
        }
        session.receive(frame);
        dialect.resume(profile, session.context()).receive(frame);
    }

    private static void cut(Framing framing, byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int taken = switch (framing.next(bytes, at, bytes.length)) {
                case Cut.Complete(byte[] _, int consumed) -> consumed;
                case Cut.Noise(int consumed) -> consumed;
                case Cut.Partial() -> bytes.length - at;
            };
            assertThat(taken).isBetween(1, bytes.length - at);
            at += taken;
        }
    }
}
