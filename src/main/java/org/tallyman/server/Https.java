package org.tallyman.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * HTTPS from the environment: {@code TALLYMAN_TLS_CERT} and {@code TALLYMAN_TLS_KEY} name PEM files, read again when
 * they change; {@code TALLYMAN_TLS=generated} makes a self-signed certificate in the data directory, for trying out.
 */
final class Https {

    /** The certificate's name in the TLS registry. It has one so that health and metrics, which take the nameless, stay plain. */
    static final String NAME = "tallyman";

    private static final String PREFIX = "quarkus.tls." + NAME + ".";

    private Https() {}

    /**
     * The settings that switch it on; empty without any of these variables.
     *
     * @throws TlsException if the variables contradict each other or no certificate could be made
     */
    static Map<String, String> settings(Map<String, String> environment, Path dataDirectory) {
        String certificate = environment.get("TALLYMAN_TLS_CERT");
        String key = environment.get("TALLYMAN_TLS_KEY");
        if ((certificate == null) != (key == null)) {
            throw new TlsException("TALLYMAN_TLS_CERT and TALLYMAN_TLS_KEY go together; one is missing");
        }
        if (certificate != null && key != null) {
            return used(Map.of(
                    "key-store.pem.tallyman.cert",
                    certificate,
                    "key-store.pem.tallyman.key",
                    key,
                    "reload-period",
                    "1m"));
        }
        String mode = environment.getOrDefault("TALLYMAN_TLS", "off");
        return switch (mode) {
            case "off" -> Map.of();
            case "generated" -> used(SelfSigned.in(dataDirectory.resolve("tls")).settings());
            default -> throw new TlsException("TALLYMAN_TLS “" + mode + "” must be off or generated");
        };
    }

    /** The certificate under its name, and that name for all who serve it. */
    private static Map<String, String> used(Map<String, String> certificate) {
        Map<String, String> settings = new HashMap<>();
        certificate.forEach((key, value) -> settings.put(PREFIX + key, value));
        settings.put("quarkus.http.tls-configuration-name", NAME);
        settings.put("tallyman.mqtt.tls-configuration", NAME);
        settings.put("tallyman.line.tls-configuration", NAME);
        return Map.copyOf(settings);
    }
}
