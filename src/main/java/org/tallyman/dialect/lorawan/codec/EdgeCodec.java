package org.tallyman.dialect.lorawan.codec;

import java.util.HashMap;
import java.util.Map;
import org.tallyman.ident.Parsed;

/**
 * Digital Matter's edge devices (Yabby Edge and the like): positions are scans of wireless access points and
 * satellites.
 */
final class EdgeCodec implements PayloadCodec {

    private static final int LOCATION_PORT = 5;
    private static final int HEADER = 2;
    private static final int ACCESS_POINT = 7;

    private final PayloadCodec others;

    EdgeCodec(PayloadCodec others) {
        this.others = others;
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        return payload.port() == LOCATION_PORT ? location(payload) : others.decode(payload);
    }

    private static Parsed<Map<String, Object>> location(Payload payload) {
        Variables bytes = new Variables(payload, 0);
        int count = (int) bytes.bits(0, 5);
        Data data = new Data();
        data.put("type", "location");
        data.put("inTrip", bytes.bits(5, 1) != 0);
        data.put("inactive", bytes.bits(6, 1) != 0);
        data.put("timeSet", bytes.bits(10, 1) != 0);
        data.put("posSeq", (double) bytes.bits(11, 5));
        int end = HEADER + count * ACCESS_POINT;
        if (bytes.isOver() || end > bytes.length()) {
            return Payloads.tooShort(payload);
        }
        for (int at = HEADER; at < end; at += ACCESS_POINT) {
            Map<String, Object> heard = new HashMap<>();
            heard.put("rssi", (double) bytes.signed(at, 1));
            heard.put("mac", bytes.hex(at + 1, 6));
            data.append("wifi", heard);
        }
        if (end < bytes.length()) {
            data.put("nav", bytes.hex(end, 0));
        }
        return Parsed.ok(data.members());
    }
}
