package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttDecoderTest {

    private static final int BYTES_MAX = 1_000;
    private static final String CONNECT_3 = "101000044d5154540402003c000464657637";
    private static final String CONNECT_5 = "101100044d5154540502003c00000464657637";

    @Test
    void readsTheSamePacketsHoweverTheBytesAreCut() throws IOException {
        byte[] stream = stream();
        List<MqttPacket> whole = decode(stream, stream.length);
        assertThat(whole).hasSize(6).noneMatch(packet -> packet instanceof MqttPacket.Broken);
        for (int size = 1; size < stream.length; size++) {
            assertThat(decode(stream, size)).usingRecursiveComparison().isEqualTo(whole);
        }
    }

    private static byte[] stream() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(RawMqtt.connectPacket("id", "dock-4", "secret", 30));
        stream.write(RawMqtt.publishPacket(0, false, 0, "a", "zero"));
        stream.write(RawMqtt.publishPacket(1, false, 1, "a/b", "one".repeat(100)));
        stream.write(RawMqtt.publishPacket(2, true, 65_535, "ä", ""));
        stream.write(HexFormat.of().parseHex("6202ffff"));
        stream.write(HexFormat.of().parseHex("c000"));
        return stream.toByteArray();
    }

    /** Each case is a packet after an MQTT 5 CONNECT, or after an MQTT 3.1.1 one where it says 3. */
    @ParameterizedTest
    @CsvSource({
        "3, 3602000100, MALFORMED",
        "3, 300200ff, MALFORMED",
        "3, 30020000, TOPIC_NOT_VALID",
        "3, 3003000123, TOPIC_NOT_VALID",
        "3, 300300012b, TOPIC_NOT_VALID",
        "3, 3004000200c3, MALFORMED",
        "3, 3003000100, MALFORMED",
        "3, 32050001610000, PROTOCOL_ERROR",
        "3, 30ff7f, PACKET_TOO_LARGE",
        "3, 30ffffffff7f, MALFORMED",
        "3, 60020001, MALFORMED",
        "3, 62020000, PROTOCOL_ERROR",
        "3, 82020001, PROTOCOL_ERROR",
        "3, 8206000100016103, PROTOCOL_ERROR",
        "3, 40020001, PROTOCOL_ERROR",
        "3, f000, PROTOCOL_ERROR",
        "3, 101000044d5154540402003c000464657637, PROTOCOL_ERROR",
        "5, 3007000161032300017b, TOPIC_ALIAS_NOT_VALID",
        "5, 3006000161027f00, MALFORMED",
        "5, 300600016105010001, MALFORMED",
        "5, 30080001610401000100, PROTOCOL_ERROR",
    })
    void namesTheRuleThatAPacketBreaks(int version, String hex, MqttReason reason) {
        byte[] bytes = HexFormat.of().parseHex((version == 3 ? CONNECT_3 : CONNECT_5) + hex);
        List<MqttPacket> packets = decode(bytes, bytes.length);
        assertThat(packets.getLast())
                .isInstanceOfSatisfying(
                        MqttPacket.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(reason));
        assertThat(packets).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "101000044d5154540403003c000464657637, MALFORMED",
        "101000044d515454040a003c000464657637, MALFORMED",
        "101000044d5154540602003c000464657637, UNSUPPORTED_VERSION",
        "101100044d5154540402003c00046465763700, MALFORMED",
        "474554202f20485454502f312e310d0a, PROTOCOL_ERROR",
        "10ffffff7f, PACKET_TOO_LARGE",
    })
    void refusesAConnectThatIsNone(String hex, MqttReason reason) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(decode(bytes, bytes.length))
                .singleElement()
                .isInstanceOfSatisfying(
                        MqttPacket.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(reason));
    }

    static List<MqttPacket> decode(byte[] stream, int cut) {
        MqttDecoder decoder = new MqttDecoder(BYTES_MAX);
        List<MqttPacket> packets = new ArrayList<>();
        for (int from = 0; from < stream.length; from += cut) {
            decoder.append(java.util.Arrays.copyOfRange(stream, from, Math.min(stream.length, from + cut)));
            for (MqttPacket packet = decoder.next(); packet != null; packet = decoder.next()) {
                packets.add(packet);
            }
        }
        return packets;
    }
}
