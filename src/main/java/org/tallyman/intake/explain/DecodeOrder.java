package org.tallyman.intake.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.platform.Problem;

/**
 * Frames to decode in order, as one session.
 *
 * @param profile settings of the device model; may be left out
 * @param frames hexadecimal, text or JSON, at most 1,000
 */
record DecodeOrder(
        @Schema(description = "a device language", required = true)
        String dialect,

        @Schema(implementation = Map.class) Profile profile,

        @Schema(implementation = Object[].class, required = true)
        List<JsonNode> frames,

        @Schema(description = "the clock for languages that have none; now when left out") @Nullable
        Instant receivedAt) {

    static final int FRAMES_MAX = 1_000;

    static DecodeOrder of(JsonOrder order) {
        JsonNode dialect = order.get("dialect");
        if (!dialect.isTextual()) {
            throw Problem.invalid("dialect", JsonOrder.shown(dialect), "must be the name of a device language")
                    .exception();
        }
        return new DecodeOrder(
                dialect.textValue(),
                profile(order.get("profile")),
                order.list("frames", FRAMES_MAX),
                time(order.get("receivedAt")));
    }

    private static Profile profile(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Profile.DEFAULT;
        }
        if (!node.isObject()) {
            throw Problem.invalid("profile", node.toString(), "must be an object of settings")
                    .exception();
        }
        Map<String, String> settings = new HashMap<>();
        node.properties().forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
        return new Profile(settings);
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static @Nullable Instant time(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeParseException e) {
            throw Problem.invalid("receivedAt", node.asText(), "must be a time such as 2026-01-31T12:00:00Z")
                    .exception();
        }
    }
}
