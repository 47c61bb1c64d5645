package org.tallyman.dialect.chirpstack;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.lorawan.Body;
import org.tallyman.dialect.lorawan.Event;
import org.tallyman.ident.Refusal;

/** What the server says of a device, beside its uplinks. */
final class ServerEvents {

    private static final int PERCENT = 100;

    private ServerEvents() {}

    static @Nullable Refusal read(String kind, Body body, Event event) {
        switch (kind) {
            case "status" -> status(body, event);
            case "location" -> {
                return location(body.at("location"), event);
            }
            case "ack" -> {
                event.attribute("acknowledged", body.yes("acknowledged"));
                downlink(body, event);
            }
            case "txack" -> {
                event.text("gateway", body.text("gatewayId"));
                downlink(body, event);
            }
            case "log" -> {
                // The least of the levels and codes is a zero, which is left out.
                event.attribute("level", body.has("level") ? body.text("level") : "INFO");
                event.attribute("code", body.has("code") ? body.text("code") : "UNKNOWN");
                event.text("description", body.text("description"));
                members("context", body, event);
            }
            case "integration" -> {
                event.text("integration", body.text("integrationName"));
                event.text("event", body.text("eventType"));
                members("object", body, event);
            }
            default -> event.text("devAddr", body.text("devAddr"));
        }
        return null;
    }

    private static void status(Body body, Event event) {
        event.measure("link-margin", body.number("margin"), "dB", "");
        boolean external = body.yes("externalPowerSource");
        double level = body.number("batteryLevel");
        event.attribute("externalPower", external);
        // A device with a battery never says 0, which stands for external power.
        if (!external && !body.yes("batteryLevelUnavailable") && level > 0 && level <= PERCENT) {
            event.measure("battery", level, "%", "");
        }
    }

    private static @Nullable Refusal location(Body location, Event event) {
        double latitude = location.number("latitude");
        double longitude = location.number("longitude");
        if (location.isEmpty() || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return new Refusal("range", "location", latitude + "," + longitude, "a place on the globe, in degrees");
        }
        Double altitude = location.has("altitude") ? (Double) location.number("altitude") : null;
        Double accuracy = location.has("accuracy") ? (Double) location.number("accuracy") : null;
        event.fix(new Fix(event.at(), true, latitude, longitude, altitude, null, null, accuracy));
        event.text("source", location.text("source"));
        return null;
    }

    private static void downlink(Body body, Event event) {
        event.text("queueItem", body.text("queueItemId"));
        event.attribute("fCntDown", (long) body.number("fCntDown"));
    }

    private static void members(String name, Body body, Event event) {
        Map<String, Object> members = body.at(name).members();
        if (!members.isEmpty()) {
            event.attribute(name, members);
        }
    }
}
