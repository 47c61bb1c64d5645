package org.tallyman.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks before the start whether the ports are ports and free, so that whoever starts a second Tallyman hears which to move. */
final class Ports {

    private static final String WEB = "QUARKUS_HTTP_PORT";
    private static final String HEALTH = "QUARKUS_MANAGEMENT_PORT";
    private static final String MQTT = "TALLYMAN_MQTT_PORT";

    /** Settings that are ports; -1 keeps some of them shut. */
    private static final Pattern SETTINGS = Pattern.compile(
            "QUARKUS_(HTTP|HTTP_SSL|MANAGEMENT)_PORT|TALLYMAN_(MQTT|COAP)_([A-Z_]+_)?PORT|TALLYMAN_LINE_(TLS_)?PORT_.+");

    private static final int HIGHEST = 65_535;

    private record Port(String setting, int number, String use) {}

    private Ports() {}

    /**
     * Looks whether each setting of a port is one.
     *
     * @throws PortException naming the first setting that is not, and its value
     */
    static void refuseNonsense(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((setting, value) -> {
            if (SETTINGS.matcher(setting).matches() && !value.isBlank() && !isPort(value.strip())) {
                throw new PortException(setting + " “" + value + "” must be a port: a number up to " + HIGHEST
                        + ", or 0 for any that is free.");
            }
        });
    }

    private static boolean isPort(String text) {
        return text.matches("-1|\\d{1,5}") && Integer.parseInt(text) <= HIGHEST;
    }

    /**
     * Looks at the ports that the environment names.
     *
     * @throws PortException naming the first taken port and its setting
     */
    static void refuseTaken(Map<String, String> environment) {
        List<Port> ports = List.of(
                new Port(WEB, number(environment, WEB, 8080), "pages and API"),
                new Port(HEALTH, number(environment, HEALTH, 9000), "health and metrics"),
                new Port(MQTT, number(environment, MQTT, 1883), "MQTT"));
        for (Port port : ports) {
            if (port.number() > 0 && !free(port.number())) {
                throw new PortException("port " + port.number() + " (" + port.use()
                        + ") is in use by another program. Stop that program, or set " + port.setting()
                        + " to a free port.");
            }
        }
    }

    private static int number(Map<String, String> environment, String setting, int otherwise) {
        String text = environment.getOrDefault(setting, "").strip();
        return isPort(text) ? Integer.parseInt(text) : otherwise;
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
