package org.tallyman.dialect.ble;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;

/** ELA Innovation's Blue sensors: one value a frame, little-endian. */
final class Ela {

    private static final int TEMPERATURE = 0x12;

    private Ela() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        switch (data.u8() << 8 | bytes) {
            case 0x06_07 -> to.attribute("id", data.hex(6));
            case TEMPERATURE << 8 | 3 -> to.temperature(data.s16le() / 100.0);
            case 0x21_05 -> {
                to.humidity(data.u8());
                if (data.u8() == TEMPERATURE) {
                    to.temperature(data.s16le() / 100.0);
                }
            }
            case 0x32_03, 0x62_03 -> to.contact(isOn(data, to));
            case 0x42_03, 0x92_03 -> to.detected("motion", isOn(data, to));
            case 0xB2_03 -> to.signal(SignalKind.BUTTON, "button", isOn(data, to));
            case 0x56_07 -> to.acceleration(data.s16le() / 1_000.0, data.s16le() / 1_000.0, data.s16le() / 1_000.0);
            case 0xF1_02 -> to.battery(data.u8());
            case 0xF2_03 -> to.batteryVoltage(data.u16le() / 1_000.0);
            default -> {}
        }
    }

    /** The lowest bit is the state, the others count its changes. */
    private static boolean isOn(ByteCursor data, Advertisement to) {
        int word = data.u16le();
        to.measure("count", word >> 1, "1");
        return (word & 1) != 0;
    }
}
