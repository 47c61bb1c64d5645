package org.tallyman.dialect.chirpstack;

import java.util.Set;
import org.tallyman.dialect.lorawan.Body;

/** The kinds of events, as the server calls them. */
final class EventKind {

    static final String UP = "up";

    private static final Set<String> KINDS =
            Set.of(UP, "join", "ack", "txack", "log", "status", "location", "integration");

    private EventKind() {}

    /** By the address or topic; empty when it does not say. */
    static String of(String target) {
        String kind = behind(target, "event=");
        if (kind.isEmpty()) {
            kind = behind(target, "/event/");
        }
        return KINDS.contains(kind) ? kind : "";
    }

    private static String behind(String target, String mark) {
        int from = target.lastIndexOf(mark);
        if (from < 0) {
            return "";
        }
        int end = from + mark.length();
        while (end < target.length() && Character.isLetter(target.charAt(end))) {
            end++;
        }
        return target.substring(from + mark.length(), end);
    }

    /** By the members of which each kind has some of its own. */
    static String of(Body body) {
        if (body.has("integrationName") || body.has("eventType")) {
            return "integration";
        }
        if (body.has("location")) {
            return "location";
        }
        if (body.has("downlinkId") || body.has("gatewayId")) {
            return "txack";
        }
        if (body.has("queueItemId") || body.has("acknowledged") || body.has("fCntDown")) {
            return "ack";
        }
        if (body.has("rxInfo") || body.has("data") || body.has("fCnt") || body.has("fPort") || body.has("txInfo")) {
            return UP;
        }
        if (body.has("description") || body.has("code") || body.has("level") || body.has("context")) {
            return "log";
        }
        return body.has("devAddr") ? "join" : "status";
    }
}
