package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** MOKO Technology's proximity beacons, and its distance sensors, which send under Nordic's company number. */
final class Moko {

    private static final int PROXIMITY = 0x02;
    private static final int PROXIMITY_BYTES_MIN = 18;
    private static final int MOVED = 0x01;
    private static final int OPEN = 0x08;
    private static final int DISTANCE = 0x6C07;
    private static final int DISTANCE_BYTES = 15;

    private Moko() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        if (bytes < PROXIMITY_BYTES_MIN || data.u8() != PROXIMITY || data.u8() != bytes - 2) {
            return;
        }
        int state = data.u8();
        data.skip(1);
        to.address(Texts.upperHex(data, 6));
        data.skip(6);
        to.batteryVoltage(data.u16() / 1_000.0);
        to.contact((state & OPEN) == 0);
        to.detected("motion", (state & MOVED) != 0);
    }

    static void nordic(ByteCursor data, Advertisement to) {
        if (data.remaining() != DISTANCE_BYTES || data.peekU8(11) != 1 || data.u16le() != DISTANCE) {
            return;
        }
        to.batteryVoltage(data.u16le() / 1_000.0);
        data.skip(3);
        to.measure("distance", data.u16le() / 1_000.0, "m");
    }
}
