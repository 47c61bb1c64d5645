package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                    .isInstanceOf(PortException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " ")
                    .hasMessageContaining("set " + setting + " to a free port");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TALLYMAN_LINE_PORT_TELTONIKA, abc",
        "TALLYMAN_LINE_TLS_PORT_LLRP, 5o85",
        "TALLYMAN_MQTT_WEB_SOCKET_PORT, -2",
        "TALLYMAN_COAP_SECURED_PORT, 5684/udp",
        "QUARKUS_HTTP_PORT, 99999"
    })
    void namesTheSettingThatIsNoPort(String setting, String value) {
        assertThatThrownBy(() -> Ports.refuseNonsense(Map.of(setting, value)))
                .isInstanceOf(PortException.class)
                .hasMessageContaining(setting + " “" + value + "” must be a port");
    }

    @Test
    void leavesPortsOfTheSystemsChoiceAndOtherSettingsAlone() {
        assertThatCode(() -> Ports.refuseTaken(ANY_PORTS)).doesNotThrowAnyException();
        Map<String, String> others = Map.of(
                "TALLYMAN_LINE_PORT_GT06", "0",
                "TALLYMAN_MQTT_WEB_SOCKET_PORT", "-1",
                "TALLYMAN_COAP_PORT", "",
                "TALLYMAN_LINE_ANY_PORT", "true",
                "TALLYMAN_OUTBOUND_SERIAL_PORTS", "/dev/ttyS*");
        assertThatCode(() -> Ports.refuseNonsense(others)).doesNotThrowAnyException();
    }
}
