package org.tallyman.dialect.lorawan.codec;

import java.util.HexFormat;
import java.util.Map;
import org.tallyman.ident.Parsed;

/** Why payloads are refused. */
final class Payloads {

    private Payloads() {}

    static Parsed<Map<String, Object>> tooShort(Payload payload) {
        return refused(payload, "as many bytes as its own contents announce");
    }

    static Parsed<Map<String, Object>> refused(Payload payload, String rule) {
        return Parsed.refused("payload", "payload", HexFormat.of().formatHex(payload.bytes()), rule);
    }
}
