package org.tallyman.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings that most tests could not live with: HTTPS and lines over TLS, pages on a port that is named while MQTT over WebSocket takes any, and a
 * device may send one message a second, ten at once.
 */
public final class OtherSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Map<String, String> settings = new HashMap<>(
                    Https.settings(Map.of("TALLYMAN_TLS", "generated"), Files.createTempDirectory("tallyman-tls-")));
            settings.put("quarkus.http.test-ssl-port", "0");
            settings.put("quarkus.http.test-port", "" + freePort());
            settings.put("tallyman.line.tls-port.teltonika", "0");
            settings.put("tallyman.intake.device-messages-per-second", "1");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
