package org.tallyman.dialect.ble;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.tracker.ByteCursor;

/** Puck.js and its kin, which say a JSON object of the programmer's choice. */
final class Espruino {

    private Espruino() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.peekU8() != '{') {
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        JsonMessage.decode(new Frame("", data.bytes(data.remaining()), Instant.EPOCH), (members, sink) -> {
            while (members.next()) {
                Object value = members.any();
                if (value != null) {
                    said.put(members.name(), value);
                }
            }
            sink.endElement();
        });
        said.forEach(to::attribute);
    }
}
