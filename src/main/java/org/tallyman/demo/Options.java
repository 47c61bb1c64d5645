package org.tallyman.demo;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the demo is run.
 *
 * @param url address of Tallyman's pages and API
 * @param mqtt its MQTT port on the same host
 * @param trackers its port for trackers of Teltonika
 * @param seed two runs with the same seed tell the same story
 * @param before how much of the story is told at once when the site is new
 * @param application process without which the demo ends
 */
record Options(
        URI url,
        InetSocketAddress mqtt,
        InetSocketAddress trackers,
        String user,
        String password,
        long seed,
        Duration before,
        Optional<ProcessHandle> application) {

    static final String USAGE =
            "arguments: [--url http://host:port] [--mqtt port] [--trackers port] [--seed number] [--before minutes] [--application pid]";

    /** From arguments, and where they say nothing from the environment by which Tallyman itself is set. */
    static Options of(String[] arguments, Map<String, String> environment) {
        String url = "http://localhost:" + environment.getOrDefault("QUARKUS_HTTP_PORT", "8080");
        int mqtt = number(environment.getOrDefault("TALLYMAN_MQTT_PORT", "1883"));
        long seed = 1;
        int before = 12;
        int trackers = number(environment.getOrDefault("TALLYMAN_LINE_PORT_TELTONIKA", "5027"));
        Optional<ProcessHandle> application = Optional.empty();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new DemoException(arguments[i] + " needs a value; " + USAGE);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--url" -> url = value;
                case "--mqtt" -> mqtt = number(value);
                case "--trackers" -> trackers = number(value);
                case "--seed" -> seed = number(value);
                case "--before" -> before = number(value);
                case "--application" -> application = ProcessHandle.of(number(value));
                default -> throw new DemoException("there is no argument " + arguments[i] + "; " + USAGE);
            }
        }
        URI base = URI.create(url);
        String host = Optional.ofNullable(base.getHost()).orElse("localhost");
        return new Options(
                base,
                InetSocketAddress.createUnresolved(host, mqtt),
                InetSocketAddress.createUnresolved(host, trackers),
                "admin",
                environment.getOrDefault("TALLYMAN_ADMIN_PASSWORD", ""),
                seed,
                Duration.ofMinutes(before),
                application);
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new DemoException(value + " is not a whole number; " + USAGE, e);
        }
    }
}
