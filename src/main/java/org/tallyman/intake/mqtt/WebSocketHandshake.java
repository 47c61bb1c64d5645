package org.tallyman.intake.mqtt;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a client asks for MQTT over WebSocket (RFC 6455, 4.2; MQTT 5, 6). At any path and from any origin: who a client is,
 * CONNECT says, and nothing that a browser adds by itself is looked at.
 */
final class WebSocketHandshake {

    /** By preference; the second is that of MQTT 3.1. */
    private static final List<String> PROTOCOLS = List.of("mqtt", "mqttv3.1");

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private WebSocketHandshake() {}

    /** What is wrong with a request; empty when nothing is. */
    static Optional<String> refusal(HttpMethod method, MultiMap headers) {
        if (!method.equals(HttpMethod.GET) || !words(headers, "Upgrade").contains("websocket")) {
            return Optional.of("This port takes MQTT over WebSocket: a GET with Upgrade: websocket.");
        }
        if (!words(headers, "Sec-WebSocket-Version").contains("13")) {
            return Optional.of("Sec-WebSocket-Version must be 13.");
        }
        if (!isKey(key(headers))) {
            return Optional.of("Sec-WebSocket-Key must be 16 bytes in Base64.");
        }
        if (protocol(headers).isEmpty()) {
            return Optional.of("Sec-WebSocket-Protocol must offer mqtt.");
        }
        return Optional.empty();
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String key(MultiMap headers) {
        String key = headers.get("Sec-WebSocket-Key");
        return key == null ? "" : key.strip();
    }

    private static Optional<String> protocol(MultiMap headers) {
        List<String> offered = words(headers, "Sec-WebSocket-Protocol");
        return PROTOCOLS.stream().filter(offered::contains).findFirst();
    }

    private static List<String> words(MultiMap headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The headers that take a client in whose request is right. */
    static Map<String, String> acceptance(MultiMap headers) {
        return Map.of(
                "Upgrade",
                "websocket",
                "Connection",
                "Upgrade",
                "Sec-WebSocket-Protocol",
                protocol(headers).orElseThrow(),
                "Sec-WebSocket-Accept",
                digest(key(headers) + GUID));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
