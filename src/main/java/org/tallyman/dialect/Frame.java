package org.tallyman.dialect;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One inbound message as it came off the line.
 *
 * @param target what the carrier said beside the payload: an MQTT topic, or an HTTP method and URI
 *     ({@code GET /ingest/osmand?id=…}); empty on a bare line
 * @param payload the bytes, not copied: callers hand them over
 * @param receivedAt our clock; used only where the device has none
 */
public record Frame(String target, byte[] payload, Instant receivedAt) {

    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ /.*", Pattern.DOTALL);

    /** Whether it came with a method and a URI: a topic too may have spaces in it. */
    public boolean isRequest() {
        return REQUEST.matcher(target).matches();
    }
}
