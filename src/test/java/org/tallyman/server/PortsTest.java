package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    private static final Map<String, String> ANY_PORTS =
            Map.of("QUARKUS_HTTP_PORT", "0", "QUARKUS_MANAGEMENT_PORT", "0", "TALLYMAN_MQTT_PORT", "0");

    @ParameterizedTest
    @ValueSource(strings = {"QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT", "TALLYMAN_MQTT_PORT"})
    void namesTheTakenPortAndTheSettingThatMovesIt(String setting) throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            Map<String, String> environment = new java.util.HashMap<>(ANY_PORTS);
            environment.put(setting, "" + other.getLocalPort());
            assertThatThrownBy(() -> Ports.refuseTaken(environment))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " ")
                    .hasMessageContaining("set " + setting + " to a free port");
        }
    }

    @Test
    void leavesPortsOfTheSystemsChoiceAndNonsenseToOthers() {
        assertThatCode(() -> Ports.refuseTaken(ANY_PORTS)).doesNotThrowAnyException();
        Map<String, String> nonsense =
                Map.of("QUARKUS_HTTP_PORT", "99999", "QUARKUS_MANAGEMENT_PORT", "0", "TALLYMAN_MQTT_PORT", "0");
        assertThatCode(() -> Ports.refuseTaken(nonsense)).doesNotThrowAnyException();
    }
}
