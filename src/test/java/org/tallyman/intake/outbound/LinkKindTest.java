package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkKindTest {

    @ParameterizedTest
    @CsvSource({
        "llrp://192.168.1.20, 192.168.1.20, 5084, false",
        "llrps://reader-1.example, reader-1.example, 5085, true",
        "llrp://192.168.1.20:6000/, 192.168.1.20, 6000, false",
        "'llrps://[fe80::1]:6001', fe80::1, 6001, true",
        "mqtt://broker, broker, 1883, false",
        "mqtts://broker.example/, broker.example, 8883, true"
    })
    void readsWhereAReaderOrABrokerIs(String text, String host, int port, boolean secured) {
        LinkKind kind = text.startsWith("mqtt") ? LinkKind.MQTT : LinkKind.LLRP;
        URI address = kind.address(text).orElseThrow();
        assertThat(LinkKind.host(address)).isEqualTo(host);
        assertThat(LinkKind.port(address)).isEqualTo(port);
        assertThat(LinkKind.isSecured(address)).isEqualTo(secured);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "reader", "http://h", "llrp:h", "llrp://", "llrp://h:0", "llrp://h:65536", "llrp://a@h"})
    void takesNothingElse(String text) {
        assertThat(LinkKind.LLRP.address(text)).isEmpty();
    }

    @Test
    void takesStreamsOverHttpOnly() {
        assertThat(LinkKind.STREAM.address("https://192.168.1.20")).contains(URI.create("https://192.168.1.20"));
        assertThat(LinkKind.STREAM.address("llrp://192.168.1.20")).isEmpty();
    }
}
