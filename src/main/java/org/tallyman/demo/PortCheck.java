package org.tallyman.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks, before the demo's own Tallyman starts, whether another program has its ports: the demo would take a Tallyman
 * that answers there for its own and fill it with example data.
 */
public final class PortCheck {

    private PortCheck() {}

    public static void main(String... arguments) {
        Optional<String> complaint = complaint(System.getenv());
        complaint.ifPresent(text -> {
            System.err.println("tally: " + text);
            System.exit(1);
        });
    }

    /** What is to be done about the first port that is taken; empty when all are free. */
    static Optional<String> complaint(Map<String, String> environment) {
        Map<String, String> ports = new LinkedHashMap<>();
        ports.put("QUARKUS_HTTP_PORT", environment.getOrDefault("QUARKUS_HTTP_PORT", "8080"));
        ports.put("TALLYMAN_MQTT_PORT", environment.getOrDefault("TALLYMAN_MQTT_PORT", "1883"));
        ports.put("TALLYMAN_LINE_PORT_TELTONIKA", environment.getOrDefault("TALLYMAN_LINE_PORT_TELTONIKA", "5027"));
        return ports.entrySet().stream()
                .filter(port -> isTaken(port.getValue()))
                .map(port -> "another program listens on port " + port.getValue() + "; set " + port.getKey()
                        + " to a free one.")
                .findFirst();
    }

    private static boolean isTaken(String port) {
        try (ServerSocket socket = new ServerSocket(Integer.parseInt(port))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        } catch (IllegalArgumentException e) {
            // No port at all: Tallyman itself says so.
            return false;
        }
    }
}
