package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Kontakt.io's telemetry packet under service FE6A: fields of a length, an identifier and values, little-endian. */
final class Kontakt {

    private static final int TELEMETRY = 0x03;
    private static final int UNKNOWN_TEMPERATURE = -0x80;

    private Kontakt() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.u8() != TELEMETRY) {
            return;
        }
        while (data.remaining() > 1) {
            int length = data.u8();
            if (length == 0 || length > data.remaining()) {
                return;
            }
            ByteCursor field = data.part(length);
            field(field.u8(), length - 1, field, to);
        }
    }

    private static void field(int identifier, int bytes, ByteCursor field, Advertisement to) {
        switch (identifier << 8 | bytes) {
            case 0x01_05 -> {
                to.attribute("clock", field.u32le());
                battery(field.u8(), to);
            }
            case 0x02_08 -> acceleration(field.u8(), field, to);
            case 0x05_02 -> {
                to.measure("light-level", field.u8(), "%");
                celsius(field.s8(), to);
            }
            case 0x06_04 -> acceleration(field.u8(), field, to);
            case 0x0A_01 -> to.measure("light-level", field.u8(), "%");
            case 0x0B_01 -> celsius(field.s8(), to);
            case 0x0C_01 -> battery(field.u8(), to);
            case 0x0F_04 -> to.attribute("clock", field.u32le());
            case 0x12_01 -> to.humidity(field.u8());
            case 0x13_02 -> to.temperature(field.s16le() / 256.0);
            default -> {}
        }
    }

    private static void battery(int percent, Advertisement to) {
        if (percent <= 100) {
            to.battery(percent);
        }
    }

    private static void celsius(int value, Advertisement to) {
        if (value != UNKNOWN_TEMPERATURE) {
            to.temperature(value);
        }
    }

    /** The sensitivity says how many thousandths of g a step is. */
    private static void acceleration(int sensitivity, ByteCursor field, Advertisement to) {
        double step = sensitivity / 1_000.0;
        to.acceleration(field.s8() * step, field.s8() * step, field.s8() * step);
    }
}
