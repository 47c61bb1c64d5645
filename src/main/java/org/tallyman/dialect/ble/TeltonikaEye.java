package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** EYE sensors of Teltonika: a version, flags that say what follows, and the values in the order of the flags. */
final class TeltonikaEye {

    private static final int VERSION = 1;
    private static final int TEMPERATURE = 1;
    private static final int HUMIDITY = 1 << 1;
    private static final int HAS_MAGNET = 1 << 2;
    private static final int MAGNET = 1 << 3;
    private static final int MOVEMENT = 1 << 4;
    private static final int ANGLES = 1 << 5;
    private static final int LOW_BATTERY = 1 << 6;
    private static final int VOLTAGE = 1 << 7;

    private TeltonikaEye() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.u8() != VERSION || data.remaining() == 0) {
            return;
        }
        int flags = data.u8();
        if (data.remaining() < bytes(flags)) {
            return;
        }
        if ((flags & TEMPERATURE) != 0) {
            to.temperature(data.s16() / 100.0);
        }
        if ((flags & HUMIDITY) != 0) {
            to.humidity(data.u8());
        }
        if ((flags & HAS_MAGNET) != 0) {
            to.contact((flags & MAGNET) != 0);
        }
        if ((flags & MOVEMENT) != 0) {
            int movement = data.u16();
            to.detected("motion", (movement & 0x8000) != 0);
            to.measure("movements", movement & 0x7FFF, "1");
        }
        if ((flags & ANGLES) != 0) {
            to.measure("pitch", data.s8(), "deg");
            to.measure("roll", data.s16(), "deg");
        }
        to.detected("battery-low", (flags & LOW_BATTERY) != 0);
        if ((flags & VOLTAGE) != 0) {
            to.batteryVoltage((2_000 + data.u8() * 10) / 1_000.0);
        }
    }

    private static int bytes(int flags) {
        return (flags & TEMPERATURE) * 2
                + (flags & HUMIDITY) / HUMIDITY
                + (flags & MOVEMENT) / MOVEMENT * 2
                + (flags & ANGLES) / ANGLES * 3
                + (flags & VOLTAGE) / VOLTAGE;
    }
}
