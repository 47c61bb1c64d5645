package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.llrp.Messages.custom;
import static org.tallyman.dialect.llrp.Messages.frame;
import static org.tallyman.dialect.llrp.Messages.tlv;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.ident.Parsed;

/** Damaged frames: no exception, no endless loop, no memory beyond what is there; and what is read is what is written. */
class HostileMessagesTest {

    private static final int RANDOM_FRAMES = 3_000;
    private static final int BYTES_PER_BYTE = 120;
    private static final int BYTES_MIN = 20_000;

    static Stream<byte[]> samples() {
        String epc = "8D 112233445566778899AABBCC";
        String mask = tlv(331, "80", tlv(332, "40 0020 0009 FF80"), tlv(334, "01"));
        String inventory = tlv(
                222, "0001", tlv(223, "0001"), tlv(224, "0001 0000 0051"), tlv(330, "00", mask, tlv(335, "03E8 0000")));
        String spec = tlv(183, "0002 0001 0002", tlv(184, "00 00000000"), tlv(186, "0001 01", inventory));
        String boundary = tlv(178, tlv(179, "03", tlv(181, "0001 80 00000000")), tlv(182, "00 00000000"));
        String report =
                tlv(237, "01 0001", tlv(238, "FFC0", tlv(348, "C0")), custom(25_882, 50, custom(25_882, 53, "0001")));
        return Stream.of(
                frame(
                        61,
                        tlv(
                                240,
                                epc,
                                "81 0001 86 CE 82 0005A9E4BEF862E0",
                                custom(25_882, 57, "E7B4"),
                                custom(9, 9, "AB"))),
                frame(
                        2,
                        61,
                        tlv(
                                240,
                                tlv(241, "0010 ABCD"),
                                "93 8001",
                                custom(161, 123, custom(161, 124, "01 0000000000000001")))),
                frame(20, tlv(177, "00000001 00 00", boundary, spec, report)),
                frame(63, tlv(246, tlv(128, "0005A9E4BEF862E0"), tlv(252, "0003 616263", "81 0001"), tlv(256, "0002"))),
                frame(12, tlv(287, "0065 0002 C3A9", tlv(288, "0001 012C")), tlv(218, "00 0008 001625FFFF1125D6")),
                frame(1_023, "0000651A 16", tlv(287, "0000 0000")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesTruncationAtEveryByte(byte[] frame) {
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThat(LlrpCodec.decode(cut)).isInstanceOf(Parsed.Refused.class);
            survives(whole(cut));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesEveryFlippedBit(byte[] frame) {
        for (int bit = 0; bit < 8 * frame.length; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            survives(damaged);
            survives(whole(damaged));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesRandomBytes(byte[] frame) {
        Random random = new Random(frame.length);
        for (int i = 0; i < RANDOM_FRAMES; i++) {
            byte[] damaged = Arrays.copyOf(frame, 10 + random.nextInt(2 * frame.length));
            int from = random.nextInt(damaged.length);
            for (int at = from; at < damaged.length; at++) {
                damaged[at] = random.nextInt(3) == 0 ? (byte) random.nextInt() : damaged[at];
            }
            survives(whole(damaged));
        }
    }

    /** With the header's length right, so that the inside is looked at. */
    private static byte[] whole(byte[] frame) {
        if (frame.length < LlrpCodec.HEADER) {
            return frame;
        }
        byte[] whole = frame.clone();
        whole[2] = 0;
        whole[3] = 0;
        whole[4] = (byte) (frame.length >> 8);
        whole[5] = (byte) frame.length;
        return whole;
    }

    private static void survives(byte[] frame) {
        if (LlrpCodec.decode(frame) instanceof Parsed.Ok<LlrpMessage>(LlrpMessage message)) {
            assertThat(LlrpText.xml(message)).contains(message.name());
            if (LlrpCodec.encode(message) instanceof Parsed.Ok<byte[]>(byte[] written)) {
                assertThat(Messages.decoded(written)).isEqualTo(message);
            }
        }
    }

    @Test
    void takesNoMemoryForWhatIsNotThere() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(5_084);
        long id = Thread.currentThread().threadId();
        for (byte[] frame : samples().toList()) {
            LlrpCodec.decode(frame);
            for (int i = 0; i < RANDOM_FRAMES; i++) {
                byte[] damaged = frame.clone();
                damaged[10 + random.nextInt(frame.length - 10)] = (byte) 0xFF;
                damaged[10 + random.nextInt(frame.length - 10)] = (byte) 0xFF;
                long before = threads.getThreadAllocatedBytes(id);
                LlrpCodec.decode(damaged);
                assertThat(threads.getThreadAllocatedBytes(id) - before)
                        .isLessThan(BYTES_MIN + BYTES_PER_BYTE * (long) frame.length);
            }
        }
    }
}
