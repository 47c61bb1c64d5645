package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

class MqttDecoderFuzzTest {

    /** Whatever comes: no exception, nothing after a broken packet, and the same packets however the bytes are cut. */
    @FuzzTest
    void readsAnyBytes(byte[] stream) {
        if (stream.length == 0) {
            return;
        }
        List<MqttPacket> whole = MqttDecoderTest.decode(stream, stream.length);
        List<MqttPacket> pieces = MqttDecoderTest.decode(stream, 1 + (stream[0] & 7));
        assertThat(pieces).usingRecursiveComparison().isEqualTo(whole);
        assertThat(whole.stream().filter(MqttPacket.Broken.class::isInstance).count())
                .isLessThanOrEqualTo(1);
    }
}
