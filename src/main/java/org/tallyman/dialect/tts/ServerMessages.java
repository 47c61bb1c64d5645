package org.tallyman.dialect.tts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.lorawan.Body;
import org.tallyman.dialect.lorawan.Event;
import org.tallyman.ident.Refusal;

/** What the server says of a device beside its uplinks: that it joined, where it is, what became of downlinks. */
final class ServerMessages {

    /** The member that holds the message, and what kind of event it is. */
    private static final Map<String, String> KINDS = Map.of(
            "join_accept", "join",
            "location_solved", "location",
            "uplink_normalized", "normalized",
            "service_data", "service",
            "downlink_ack", "ack",
            "downlink_nack", "nack",
            "downlink_sent", "sent",
            "downlink_failed", "failed",
            "downlink_queued", "queued",
            "downlink_queue_invalidated", "queue-invalidated");

    private ServerMessages() {}

    static Event event(Body body, String device, @Nullable Instant published, Instant receivedAt) {
        String member = member(body);
        String kind = KINDS.getOrDefault(member, "unknown");
        // A device joins once into a session. Of the others nothing but their time and content is their own.
        String session = body.at("join_accept").text("session_key_id");
        return new Event(device, kind, published, receivedAt, session.isEmpty() ? "" : device + "|" + session);
    }

    private static String member(Body body) {
        return KINDS.keySet().stream().filter(body::has).findFirst().orElse("");
    }

    static @Nullable Refusal read(Body body, Event event) {
        String member = member(body);
        Body message = body.at(member);
        switch (member) {
            case "" -> {
                return new Refusal(
                        "unsupported",
                        "message",
                        "",
                        "uplink_message or one of "
                                + KINDS.keySet().stream().sorted().toList());
            }
            case "location_solved" -> {
                return location(message, event);
            }
            default ->
                message.members().forEach((name, value) -> {
                    // Keys are nobody's business, and correlations are long and mean nothing elsewhere.
                    if (!name.equals("app_s_key") && !name.equals("correlation_ids")) {
                        event.attribute(name, value);
                    }
                });
        }
        return null;
    }

    private static @Nullable Refusal location(Body message, Event event) {
        Body location = message.at("location");
        double latitude = location.number("latitude");
        double longitude = location.number("longitude");
        if (location.isEmpty() || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return new Refusal(
                    "range",
                    "location_solved.location",
                    latitude + "," + longitude,
                    "a place on the globe, in degrees");
        }
        Double altitude = location.has("altitude") ? (Double) location.number("altitude") : null;
        Double accuracy = location.has("accuracy") ? (Double) location.number("accuracy") : null;
        event.fix(new Fix(event.at(), true, latitude, longitude, altitude, null, null, accuracy));
        event.text("service", message.text("service"));
        event.text("source", location.text("source"));
        return null;
    }
}
