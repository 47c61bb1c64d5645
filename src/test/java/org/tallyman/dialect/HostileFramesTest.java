package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.FrameSamples.Sample;
import org.tallyman.dialect.line.LineDialect;

/** Damaged frames: no exception escapes a decoder, and what is not whole is refused. */
class HostileFramesTest {

    private static final int RANDOM_FRAMES = 2_000;

    /** Of languages on lines of their own {@code tracker.HostileLines} has more. */
    static Stream<Sample> samples() {
        return FrameSamples.all().stream().filter(sample -> !(sample.dialect() instanceof LineDialect));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesTruncationAtEveryByte(Sample sample) {
        byte[] frame = sample.frame();
        for (int length = 0; length < frame.length; length++) {
            receive(sample, Arrays.copyOf(frame, length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesEveryFlippedBit(Sample sample) {
        byte[] frame = sample.frame();
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            receive(sample, damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesShuffledPieces(Sample sample) {
        byte[] frame = sample.frame();
        Random random = new Random(frame.length);
        for (int i = 0; i < RANDOM_FRAMES; i++) {
            byte[] shuffled = new byte[random.nextInt(2 * frame.length)];
            for (int at = 0; at < shuffled.length; ) {
                int from = random.nextInt(frame.length);
                int length = Math.min(shuffled.length - at, 1 + random.nextInt(frame.length - from));
                System.arraycopy(frame, from, shuffled, at, length);
                at += length;
            }
            receive(sample, shuffled);
        }
    }

    private static void receive(Sample sample, byte[] payload) {
        Decoding decoding = sample.dialect().open(sample.profile()).receive(sample.with(payload));
        List<Rejection> rejections = decoding.rejections();
        assertThat(rejections).allSatisfy(rejection -> {
            assertThat(rejection.offset()).isBetween(-1, payload.length);
            assertThat(rejection.refusal().rule()).isNotBlank();
        });
        boolean silent = decoding.elements().isEmpty() && rejections.isEmpty();
        assertThat(silent && new String(payload, StandardCharsets.ISO_8859_1).contains("\"epc"))
                .as("a read that is neither taken nor refused: %s", new String(payload, StandardCharsets.UTF_8))
                .isFalse();
    }
}
