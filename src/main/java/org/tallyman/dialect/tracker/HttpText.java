package org.tallyman.dialect.tracker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.tallyman.dialect.Frame;

/** HTTP requests as people write them down: {@code METHOD URI}, an empty line and the body. */
public final class HttpText {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");

    private HttpText() {}

    /** The request that the payload spells out, where the frame has no target of its own; else the frame itself. */
    public static Frame unfolded(Frame frame) {
        byte[] payload = frame.payload();
        if (!frame.target().isEmpty()) {
            return frame;
        }
        int line = 0;
        while (line < payload.length && payload[line] != '\n' && payload[line] != '\r') {
            line++;
        }
        String target = new String(payload, 0, line, StandardCharsets.ISO_8859_1);
        if (!METHODS.contains(target.split(" ", 2)[0])) {
            return frame;
        }
        int body = line;
        while (body < payload.length && (payload[body] == '\n' || payload[body] == '\r')) {
            body++;
        }
        return new Frame(target, Arrays.copyOfRange(payload, body, payload.length), frame.receivedAt());
    }
}
