package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Wiliot's battery-free tags and the bridges that repeat them. What they say only Wiliot's own cloud can read. */
final class Wiliot {

    private static final int BYTES = 27;

    private Wiliot() {}

    static void company(ByteCursor data, Advertisement to) {
        relay("0005", data, to);
    }

    static void service(ByteCursor data, Advertisement to) {
        relay("affd", data, to);
    }

    private static void relay(String number, ByteCursor data, Advertisement to) {
        if (data.remaining() == BYTES) {
            to.attribute("wiliot", number + data.hex(BYTES));
        }
    }
}
