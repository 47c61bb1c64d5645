package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.llrp.Messages.frame;
import static org.tallyman.dialect.llrp.Messages.tlv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

class LlrpFramingTest {

    private static final byte[] REPORT = frame(61, tlv(240, "8D 112233445566778899AABBCC 81 0001"));
    private static final byte[] KEEPALIVE = frame(62);

    /** Cuts a line that comes in pieces; what is left over is asked for again with what comes next. */
    private static List<String> frames(byte[] line, int piece) {
        Framing framing = new LlrpFraming();
        List<String> frames = new ArrayList<>();
        int from = 0;
        for (int to = Math.min(piece, line.length); from < line.length; to = Math.min(to + piece, line.length)) {
            Cut cut = from < to ? framing.next(line, from, to) : Cut.PARTIAL;
            while (!(cut instanceof Cut.Partial)) {
                from += switch (cut) {
                    case Cut.Complete(byte[] frame, int consumed) -> {
                        frames.add(HexFormat.of().formatHex(frame));
                        yield consumed;
                    }
                    case Cut.Noise(int consumed) -> consumed;
                    case Cut.Partial() -> 0;
                };
                cut = from < to ? framing.next(line, from, to) : Cut.PARTIAL;
            }
            if (to == line.length) {
                break;
            }
        }
        return frames;
    }

    private static byte[] joined(byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        byte[] line = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, line, at, piece.length);
            at += piece.length;
        }
        return line;
    }

    @Test
    void cutsALineThatComesInAnyPieces() {
        byte[] line = joined(REPORT, KEEPALIVE, REPORT);
        String report = HexFormat.of().formatHex(REPORT);
        for (int piece = 1; piece <= line.length; piece++) {
            assertThat(frames(line, piece))
                    .as("pieces of " + piece)
                    .containsExactly(report, HexFormat.of().formatHex(KEEPALIVE), report);
        }
    }

    @Test
    void passesOverWhatBeginsNoFrameAndAFrameThatIsTooLong() {
        byte[] tooLong = new byte[LlrpDialect.FRAME_MAX + 1];
        Arrays.fill(tooLong, (byte) 4);
        tooLong[0] = 4;
        tooLong[1] = 61;
        tooLong[2] = 0;
        tooLong[3] = (byte) (tooLong.length >> 16);
        tooLong[4] = (byte) (tooLong.length >> 8);
        tooLong[5] = (byte) tooLong.length;
        byte[] noise = "GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int piece : new int[] {7, 1_000, tooLong.length}) {
            assertThat(frames(joined(noise, tooLong, KEEPALIVE), piece))
                    .containsExactly(HexFormat.of().formatHex(KEEPALIVE));
        }
    }

    @Test
    void goesOnWhateverComes() {
        Random random = new Random(5_084);
        for (int i = 0; i < 2_000; i++) {
            byte[] line = new byte[1 + random.nextInt(200)];
            random.nextBytes(line);
            line[random.nextInt(line.length)] = 4;
            Cut cut = new LlrpFraming().next(line, 0, line.length);
            int consumed = switch (cut) {
                case Cut.Complete(byte[] frame, int taken) -> {
                    assertThat(frame).hasSize(taken);
                    yield taken;
                }
                case Cut.Noise(int taken) -> taken;
                case Cut.Partial() -> 1;
            };
            assertThat(consumed).isBetween(1, line.length);
        }
    }
}
