package org.tallyman.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Looks before the start whether the ports are free, so that whoever starts a second Tallyman hears which to move. */
final class Ports {

    private static final String WEB = "QUARKUS_HTTP_PORT";
    private static final String HEALTH = "QUARKUS_MANAGEMENT_PORT";
    private static final String MQTT = "TALLYMAN_MQTT_PORT";

    private record Port(String setting, int number, String use) {}

    private Ports() {}

    /**
     * Looks at the ports that the environment names.
     *
     * @throws PortTakenException naming the first taken port and its setting
     */
    static void refuseTaken(Map<String, String> environment) {
        List<Port> ports = List.of(
                new Port(WEB, number(environment, WEB, 8080), "pages and API"),
                new Port(HEALTH, number(environment, HEALTH, 9000), "health and metrics"),
                new Port(MQTT, number(environment, MQTT, 1883), "MQTT"));
        for (Port port : ports) {
            if (port.number() > 0 && !free(port.number())) {
                throw new PortTakenException("port " + port.number() + " (" + port.use()
                        + ") is in use by another program. Stop that program, or set " + port.setting()
                        + " to a free port.");
            }
        }
    }

    /** What is not a number is left to the configuration, which refuses it by name. */
    private static int number(Map<String, String> environment, String setting, int otherwise) {
        String text = environment.getOrDefault(setting, "");
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
    }

    private static boolean free(int port) {
        if (port > 65_535) {
            return true;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
