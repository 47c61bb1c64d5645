package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class WebSocketFramesFuzzTest {

    /** Whatever comes: no exception, never more than came, and the same however the bytes are cut. */
    @FuzzTest
    void readsAnyBytes(byte[] stream) {
        if (stream.length == 0) {
            return;
        }
        WebSocketFramesTest.Heard whole = WebSocketFramesTest.hear(stream, stream.length);
        WebSocketFramesTest.Heard pieces = WebSocketFramesTest.hear(stream, 1 + (stream[0] & 7));
        assertThat(pieces).usingRecursiveComparison().isEqualTo(whole);
        assertThat(whole.packets().length + whole.said().length() / 2).isLessThanOrEqualTo(stream.length);
    }
}
