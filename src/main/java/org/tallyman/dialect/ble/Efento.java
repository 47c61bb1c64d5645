package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Efento's loggers: frame 2 of version 5, frames 3 and 4 (scan response) of version 6. */
final class Efento {

    private static final int BYTES = 24;
    private static final int SLOTS = 3;
    private static final int CHECKSUM_BYTES = 2;
    private static final int BATTERY_OK = 1;
    private static final int IN_SECONDS = 0x8000;

    private Efento() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        switch (data.u8()) {
            case 2 -> {
                if (bytes == BYTES) {
                    measurements(data, to);
                }
            }
            case 3 -> {
                if (bytes == BYTES) {
                    to.address(Texts.upperHex(data, 6));
                    data.skip(2);
                    to.detected("battery-low", (data.u8() & BATTERY_OK) == 0);
                }
            }
            case 4 -> {
                while (data.remaining() >= 3 + CHECKSUM_BYTES) {
                    measurement(data.u8(), data.u16(), to);
                }
            }
            default -> {}
        }
    }

    private static void measurements(ByteCursor data, Advertisement to) {
        to.attribute("version", data.u8() + "." + data.u8());
        to.detected("battery-low", (data.u8() & BATTERY_OK) == 0);
        to.sequence(data.u32(), 32);
        int period = data.u16();
        to.attribute("periodSeconds", period >= IN_SECONDS ? period - IN_SECONDS : period * 60);
        data.skip(1);
        int[] kinds = new int[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            kinds[i] = data.u8();
        }
        for (int kind : kinds) {
            measurement(kind, data.u16(), to);
        }
    }

    /** A value beyond what the sensor can measure says that it is broken. */
    private static void measurement(int kind, int value, Advertisement to) {
        switch (kind) {
            case 1 -> {
                if (value <= 30_000) {
                    to.temperature((value - 15_000) / 100.0);
                }
            }
            case 2 -> {
                if (value <= 100) {
                    to.humidity(value);
                }
            }
            case 3 -> {
                if (value <= 65_279) {
                    to.measure("pressure", value * 10, "Pa");
                }
            }
            case 4 -> {
                if (value >= 0x100 && value <= 0xFEFF) {
                    to.measure("differential-pressure", value - 0x8000, "Pa");
                }
            }
            default -> {}
        }
    }
}
