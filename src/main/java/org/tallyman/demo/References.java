package org.tallyman.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How shipments of the example are called, and what people at a door do with them. */
final class References {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("MMdd-HHmmss").withZone(ZoneId.of("Europe/Stockholm"));

    private References() {}

    /** Such as {@code IN-1125-143000}: by when it was announced. */
    static String of(String kind, Instant at) {
        return kind + "-" + FORMAT.format(at);
    }

    /** Opens, closes, arrives or cancels. */
    static void command(Story story, String reference, String command, Instant at) {
        story.api().post("/shipments/" + reference + "/" + command, Json.object("at", at.toString()));
    }
}
