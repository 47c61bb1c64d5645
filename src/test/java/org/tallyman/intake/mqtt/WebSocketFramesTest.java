package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketFramesTest {

    private static final String MASK = "37fa213d";

    /** What came of a stream of bytes. */
    record Heard(byte[] packets, String said, boolean over) {}

    @Test
    void givesOnWhatIsInFramesHoweverTheyAreCut() {
        byte[] packets = new byte[70_500];
        new Random(5).nextBytes(packets);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(frame(0x02, Arrays.copyOfRange(packets, 0, 100)));
        stream.writeBytes(frame(0x89, new byte[] {'h', 'i'}));
        stream.writeBytes(frame(0x00, Arrays.copyOfRange(packets, 100, 500)));
        stream.writeBytes(frame(0x80, new byte[0]));
        stream.writeBytes(frame(0x8A, new byte[0]));
        stream.writeBytes(frame(0x82, Arrays.copyOfRange(packets, 500, packets.length)));
        for (int size : new int[] {1, 2, 3, 7, 100, 4_096, stream.size()}) {
            Heard heard = hear(stream.toByteArray(), size);
            assertThat(heard.packets()).as("in pieces of " + size).isEqualTo(packets);
            assertThat(heard.said()).isEqualTo("8a026869");
            assertThat(heard.over()).isFalse();
        }
    }

    /** The examples of RFC 6455, 5.7, and what 5.1 to 5.6 and MQTT forbid; the answer is the code of the close. */
    @ParameterizedTest
    @CsvSource({
        "818537fa213d7f9f4d5158, 1003, text",
        "820548656c6c6f, 1002, not masked",
        "c28137fa213d00, 1002, a reserved bit",
        "838137fa213d00, 1002, an unknown opcode",
        "808137fa213d00, 1002, goes on with nothing",
        "028137fa213d00828137fa213d00, 1002, begins anew within a message",
        "098037fa213d, 1002, a ping in pieces",
        "89fe007e37fa213d, 1002, a long ping",
        "82ffffffffffffffffff37fa213d, 1002, a negative length",
        "888037fa213d, 1000, a close without a code",
        "888237fa213d3412, 1000, a close",
        "888237fa213d3413, 1001, a close of who goes away",
        "888137fa213d00, 1002, a close with half a code",
        "888237fa213d3417, 1002, a close with a code that is never sent",
        "888237fa213d3414, 1002, a close with another one",
        "888237fa213d37fa, 1002, a close with no code at all",
        "888237fa213d3c42, 3000, a close with a code of its own",
    })
    void endsWithACode(String hex, int code, String what) {
        WebSocketFrames frames = new WebSocketFrames();
        byte[] after = frame(0x82, new byte[] {1});
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        frames.unwrap(HexFormat.of().parseHex(hex), packets::writeBytes);
        int before = packets.size();
        frames.unwrap(after, packets::writeBytes);
        assertThat(frames.isOver()).as(what).isTrue();
        assertThat(packets.size()).as("nothing is taken after it").isEqualTo(before);
        assertThat(frames.farewell().getBytes()).containsExactly(0x88, 2, code >> 8, (byte) code);
        assertThat(frames.farewell().length()).isZero();
    }

    @Test
    void wrapsWhatIsSaidInOneBinaryFrame() {
        for (int length : new int[] {2, 124, 126, 65_534, 65_536}) {
            WebSocketFrames frames = new WebSocketFrames();
            MqttOutput out = new MqttOutput();
            for (int i = 0; i < length / 2; i++) {
                out.pong();
            }
            Buffer wrapped = frames.wrap(out);
            assertThat(wrapped.getByte(0)).isEqualTo((byte) 0x82);
            int said = wrapped.getByte(1);
            int header = said < 126 ? 2 : said == 126 ? 4 : 10;
            long told = said < 126 ? said : said == 126 ? wrapped.getUnsignedShort(2) : wrapped.getLong(2);
            assertThat(told).isEqualTo(length).isEqualTo(wrapped.length() - header);
            assertThat(frames.wrap(out).length()).isZero();
        }
    }

    static Heard hear(byte[] stream, int cut) {
        WebSocketFrames frames = new WebSocketFrames();
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        Buffer said = Buffer.buffer();
        for (int from = 0; from < stream.length; from += cut) {
            frames.unwrap(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + cut)), packets::writeBytes);
            said.appendBuffer(frames.wrap(new MqttOutput()));
        }
        return new Heard(packets.toByteArray(), HexFormat.of().formatHex(said.getBytes()), frames.isOver());
    }

    static byte[] frame(int head, byte[] payload) {
        byte[] mask = HexFormat.of().parseHex(MASK);
        Buffer frame = Buffer.buffer().appendByte((byte) head);
        if (payload.length < 126) {
            frame.appendByte((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.appendByte((byte) 0xFE).appendShort((short) payload.length);
        } else {
            frame.appendByte((byte) 0xFF).appendLong(payload.length);
        }
        frame.appendBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.appendByte((byte) (payload[i] ^ mask[i & 3]));
        }
        return frame.getBytes();
    }
}
