package org.tallyman.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final String TRACKERS = "TALLYMAN_LINE_PORT_TELTONIKA";

    @Test
    void namesThePortThatAnotherProgramHasAndTheSettingThatChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            String port = String.valueOf(other.getLocalPort());
            assertThat(PortCheck.complaint(Map.of("QUARKUS_HTTP_PORT", "0", "TALLYMAN_MQTT_PORT", port, TRACKERS, "0")))
                    .hasValue("another program listens on port " + port + "; set TALLYMAN_MQTT_PORT to a free one.");
        }
    }

    @Test
    void isContentWithFreePorts() {
        assertThat(PortCheck.complaint(Map.of("QUARKUS_HTTP_PORT", "0", "TALLYMAN_MQTT_PORT", "0", TRACKERS, "0")))
                .isEmpty();
    }
}
