package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.line.LineDialect;

/** Whom a frame names whose checksum is wrong may be anybody: its language says so before it is read. */
class DamagedChecksumsTest {

    static Stream<FrameSamples.Sample> checked() {
        return FrameSamples.all().stream()
                .filter(sample -> sample.dialect() instanceof LineDialect)
                .filter(sample -> read(sample, sample.frame()).checksum() == Checksum.OK);
    }

    @ParameterizedTest
    @MethodSource("checked")
    void eachWrongBitIsSeenBeforeANameIsTaken(FrameSamples.Sample sample) {
        LineDialect dialect = (LineDialect) sample.dialect();
        assertThat(dialect.isDamaged(sample.frame())).isFalse();
        int seen = 0;
        for (int bit = 0; bit < 8 * sample.frame().length; bit++) {
            byte[] damaged = sample.frame().clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            boolean bad = read(sample, damaged).checksum() == Checksum.BAD;
            seen += bad ? 1 : 0;
            if (!dialect.ids(damaged).isEmpty()) {
                assertThat(dialect.isDamaged(damaged))
                        .as("%s, bit %d", sample, bit)
                        .isEqualTo(bad);
            }
        }
        assertThat(seen).as("%s", sample).isPositive();
    }

    @ParameterizedTest
    @MethodSource("checked")
    void whatIsSaidAndWhatWouldBeRightAreNamed(FrameSamples.Sample sample) {
        byte[] damaged = sample.frame().clone();
        damaged[damaged.length / 2] ^= 1;
        Decoding decoding = read(sample, damaged);
        if (decoding.checksum() == Checksum.BAD) {
            assertThat(decoding.rejections().getFirst().refusal()).satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo("checksum");
                assertThat(refusal.value()).matches("[0-9a-f]{2,8}");
                assertThat(refusal.rule())
                        .matches(".*: [0-9a-f]{" + refusal.value().length() + "}");
                assertThat(refusal.rule()).doesNotEndWith(refusal.value());
            });
        }
    }

    private static Decoding read(FrameSamples.Sample sample, byte[] frame) {
        return sample.dialect().open(Profile.DEFAULT).receive(sample.with(frame));
    }
}
