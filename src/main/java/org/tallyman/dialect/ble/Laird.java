package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Laird Connectivity's BT510, BT610 and contact tracers: one record a frame, little-endian. */
final class Laird {

    private static final int BYTES = 24;
    private static final int SENSOR = 0x0001;
    private static final int TRACER = 0xFF81;
    private static final double PA_PER_PSI = 6_894.757;

    private Laird() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.remaining() != BYTES) {
            return;
        }
        int protocol = data.u16le();
        if (protocol != SENSOR && protocol != TRACER) {
            return;
        }
        to.attribute("networkId", data.u16le());
        to.attribute("flags", data.u16le());
        to.address(Texts.reversedAddress(data));
        int type = data.u8();
        if (protocol == SENSOR) {
            to.sequence(data.u16le(), 16);
            to.attribute("timestamp", data.u32le());
            record(type, data.s32le(), to);
        } else if (type == 0x00 || type == 0x10) {
            to.attribute("profile", data.u8());
            to.attribute("timestamp", data.u32le());
            to.power(data.s8());
            to.detected("motion", data.u8() > 0);
            data.skip(1);
            to.batteryVoltage(data.u8() * 16 / 1_000.0);
        }
    }

    /** Types 4 to 10 are alarms of the temperature, 12, 13 and 16 say how the battery is. */
    private static void record(int type, int word, Advertisement to) {
        float real = Float.intBitsToFloat(word);
        switch (type) {
            case 1, 4, 5, 6, 7, 8, 9, 10 -> to.temperature(word / 100.0);
            case 2, 38 -> to.contact(word == 0);
            case 3 -> to.detected("motion", true);
            case 12, 13, 16 -> to.batteryVoltage((word & 0xFFFF_FFFFL) / 1_000.0);
            case 18, 19, 20, 21 -> to.measure("temperature", real, "Cel", String.valueOf(type - 17));
            case 22, 23, 24, 25 -> to.measure("voltage", real / 1_000.0, "V", String.valueOf(type - 21));
            case 26, 27, 28, 29 -> to.measure("current", real, "A", String.valueOf(type - 25));
            case 30 -> to.measure("distance", real / 1_000.0, "m");
            case 31, 32 -> to.measure("pressure", real * PA_PER_PSI, "Pa", String.valueOf(type - 30));
            default -> {}
        }
    }
}
