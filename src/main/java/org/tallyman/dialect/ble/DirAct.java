package org.tallyman.dialect.ble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallyman.dialect.tracker.ByteCursor;

/** DirAct badges, which tell which other badges are near them, and in a digest were. */
final class DirAct {

    private static final int PROXIMITY = 0x01;
    private static final int DIGEST = 0x11;
    private static final int PART_BYTES = 5;
    private static final int HEAD_BYTES = 9;
    private static final int FRAME_BYTES_MAX = 24;
    private static final int RSSI_OFFSET = -92;
    private static final int NONE = 0x20;

    private DirAct() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        if (bytes < HEAD_BYTES || bytes > FRAME_BYTES_MAX || (bytes - HEAD_BYTES) % PART_BYTES != 0) {
            return;
        }
        int type = data.u8();
        if (type != PROXIMITY && type != DIGEST) {
            return;
        }
        int head = data.u8();
        // Counts frames, or the pages of a digest.
        to.attribute("cycle", head >> 5);
        to.attribute("instanceId", data.hex(4));
        int word = data.u24();
        ByteCursor parts = data.part(Math.clamp((head & 0x1F) + 2 - HEAD_BYTES, 0, data.remaining()));
        if (type == DIGEST) {
            to.attribute("digestTimestamp", word & 0x7FFFFF);
        } else {
            to.acceleration(axis(word >> 18 & 0x3F), axis(word >> 12 & 0x3F), axis(word >> 6 & 0x3F));
            to.battery(Math.rint(100 * (word & 0x3F) / 63.0));
        }
        to.attribute(type == PROXIMITY ? "nearest" : "interactions", parts(type, parts));
    }

    private static List<Map<String, Object>> parts(int type, ByteCursor parts) {
        List<Map<String, Object>> list = new ArrayList<>();
        while (parts.remaining() >= PART_BYTES) {
            String id = parts.hex(4);
            int value = parts.u8();
            list.add(
                    type == PROXIMITY
                            ? Map.of("deviceId", id, "rssi", (value & 0x3F) + RSSI_OFFSET)
                            : Map.of("deviceId", id, "count", value > 0x80 ? (value & 0x7F) << 8 : value));
        }
        return list;
    }

    /** Sixteenths of g in six bits. */
    private static double axis(int value) {
        return value == NONE ? Double.NaN : (value > NONE ? value - 64 : value) / 16.0;
    }
}
