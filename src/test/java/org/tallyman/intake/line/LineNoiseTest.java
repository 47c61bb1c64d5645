package org.tallyman.intake.line;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.gps103.Gps103Dialect;
import org.tallyman.dialect.jt808.Jt808Dialect;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.nmea.NmeaDialect;
import org.tallyman.dialect.queclink.QueclinkDialect;
import org.tallyman.dialect.teltonika.TeltonikaDialect;

class LineNoiseTest {

    private static final byte[] GARBAGE = HexFormat.of().parseHex("deadbeef".repeat(10));

    static Stream<LineDialect> languages() {
        DialectRegistry registry = new DialectRegistry();
        return registry.names().stream()
                .flatMap(name -> registry.find(name).stream())
                .filter(LineDialect.class::isInstance)
                .map(LineDialect.class::cast);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void lineEndsBetweenFramesAreNone(LineDialect language) {
        LineFrames frames = new LineFrames(language.framing());
        frames.append("\r\n\r\n".getBytes(US_ASCII));
        assertThat(frames.next()).isEmpty();
        assertThat(frames.between().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noByteIsLostWithoutATrace(LineDialect language) {
        LineFrames frames = new LineFrames(language.framing());
        frames.append(GARBAGE);
        long inFrames = 0;
        for (Optional<byte[]> next = frames.next(); next.isPresent(); next = frames.next()) {
            inFrames += next.get().length;
        }
        long noise = frames.between().take(0).map(LineNoise.Piece::bytes).orElse(0L);
        assertThat(inFrames + noise + frames.bytesLeft()).isEqualTo(GARBAGE.length);
    }

    @Test
    void whatSomeLanguagesPutBetweenTheirFramesIsNone() {
        assertThat(isNoise(new Gps103Dialect(), ";\0;")).isFalse();
        assertThat(isNoise(new Jt808Dialect(), "~~")).isFalse();
        assertThat(isNoise(new NmeaDialect(), "\0\0\r\n")).isFalse();
        assertThat(isNoise(new QueclinkDialect(), "\0\r\n")).isFalse();
        assertThat(isNoise(new TeltonikaDialect(), "\r\nxx")).isTrue();
    }

    @Test
    void nothingIsReadBehindAFrameThatWasGivenUp() {
        LineFrames frames = new LineFrames(new Gps103Dialect().framing());
        frames.append("imei:1111".getBytes(US_ASCII));
        assertThat(frames.next()).isEmpty();
        assertThat(frames.drain()).hasSize(9);
        frames.append("1111,A;imei:359586015829802,tracker;".getBytes(US_ASCII));
        assertThat(frames.next()).isEmpty();
        assertThat(frames.bytesLeft()).isZero();
    }

    @Test
    void isKeptOnceAMinuteUpToItsLimit() {
        long minute = Duration.ofMinutes(1).toNanos();
        LineNoise noise = new LineNoise(new TeltonikaDialect().framing());
        assertThat(noise.take(0)).isEmpty();
        assertThat(kept(noise, 5)).hasValue(LineNoise.KEPT_BYTES);
        assertThat(kept(noise, 5 + minute - 1)).isEmpty();
        assertThat(kept(noise, 5 + minute)).hasValue(LineNoise.KEPT_BYTES);
        assertThat(noise.isEmpty()).isTrue();
    }

    private static Optional<Integer> kept(LineNoise noise, long nowNanos) {
        for (int i = 0; i < 200; i++) {
            noise.over(GARBAGE, 0, GARBAGE.length);
        }
        LineNoise.Piece piece = noise.take(nowNanos).orElseThrow();
        assertThat(piece.bytes()).isEqualTo(200L * GARBAGE.length);
        return piece.first().map(bytes -> bytes.length);
    }

    private static boolean isNoise(LineDialect language, String bytes) {
        LineFrames frames = new LineFrames(language.framing());
        frames.append(bytes.getBytes(US_ASCII));
        frames.next();
        return !frames.between().isEmpty();
    }
}
