package org.tallyman.intake.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.Parsed;

/**
 * Reads the ways in which a frame can be written down.
 *
 * <ul>
 *   <li>a string: hexadecimal when it is nothing but pairs of hexadecimal digits, else text
 *   <li>{@code {"hex": …}}, {@code {"text": …}}, {@code {"body": any JSON}}: what the member says; {@code target} beside
 *       it is an MQTT topic or {@code METHOD URI}
 *   <li>{@code {"http": {"method", "uri", "body"}}}: a request
 *   <li>{@code {"payload": …, "kind": "hex" | "text" | "http"}}: a recorded message
 *   <li>any other JSON value: its text
 * </ul>
 */
final class FrameText {

    private static final HexFormat HEX = HexFormat.of();

    private FrameText() {}

    static Parsed<Frame> read(JsonNode node, Instant receivedAt) {
        if (node.isTextual()) {
            return Parsed.ok(new Frame("", bytes(node.textValue()), receivedAt));
        }
        if (node.path("http").path("uri").isTextual()) {
            return http(node.get("http"), receivedAt);
        }
        String target = node.path("target").asText("");
        if (node.path("hex").isTextual()) {
            return hex("hex", node.get("hex").textValue(), target, receivedAt);
        }
        if (node.path("text").isTextual()) {
            return Parsed.ok(frame(target, node.get("text").textValue(), receivedAt));
        }
        if (node.path("payload").isTextual()) {
            return recorded(node, target, receivedAt);
        }
        JsonNode body = node.has("body") ? node.get("body") : node;
        return Parsed.ok(frame(target, body.toString(), receivedAt));
    }

    private static Parsed<Frame> recorded(JsonNode node, String target, Instant receivedAt) {
        String payload = node.get("payload").textValue();
        return switch (node.path("kind").asText("")) {
            case "hex" -> hex("payload", payload, target, receivedAt);
            case "text", "http" -> Parsed.ok(frame(target, payload, receivedAt));
            default -> Parsed.ok(new Frame(target, bytes(payload), receivedAt));
        };
    }

    private static Parsed<Frame> http(JsonNode http, Instant receivedAt) {
        String method = http.path("method").asText("POST").toUpperCase(Locale.ROOT);
        JsonNode body = http.path("body");
        String text = body.isContainerNode() ? body.toString() : body.asText("");
        return Parsed.ok(frame(method + " " + http.get("uri").textValue(), text, receivedAt));
    }

    private static Parsed<Frame> hex(String field, String text, String target, Instant receivedAt) {
        String digits = withoutSpace(text);
        return isHex(digits)
                ? Parsed.ok(new Frame(target, HEX.parseHex(digits), receivedAt))
                : Parsed.refused("hex", field, text, "must be pairs of hexadecimal digits");
    }

    private static Frame frame(String target, String text, Instant receivedAt) {
        return new Frame(target, text.getBytes(UTF_8), receivedAt);
    }

    /** The bytes that a person means who writes this: no dialect has a frame that is text and nothing but hex pairs. */
    static byte[] bytes(String text) {
        String digits = withoutSpace(text);
        return isHex(digits) ? HEX.parseHex(digits) : text.getBytes(UTF_8);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    static boolean isHex(String text) {
        return !text.isEmpty()
                && text.length() % 2 == 0
                && text.chars().allMatch(character -> character < 128 && HexFormat.isHexDigit(character));
    }
}
