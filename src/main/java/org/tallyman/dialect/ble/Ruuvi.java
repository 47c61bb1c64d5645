package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Ruuvi's formats 3, 5, 6, C5 and E1 (docs.ruuvi.com, Bluetooth advertisements); what was not measured has a value of its own. */
final class Ruuvi {

    private static final int NONE_16 = 0xFFFF;
    private static final int NONE_SIGNED = -0x8000;
    private static final int NONE_VOLTAGE = 2_047;
    private static final int NONE_POWER = 31;
    private static final int NONE_9 = 0x1FF;
    private static final int NONE_8 = 0xFF;
    private static final int NONE_24 = 0xFFFFFF;
    private static final String NO_ADDRESS = "FFFFFFFFFFFF";
    /** Format 6 writes light in 254 logarithmic steps up to 65,535 lx. */
    private static final double LIGHT_STEP = Math.log(65_536) / 254;

    private Ruuvi() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        switch (data.u8() << 8 | bytes) {
            case 0x03_0E -> rawV1(data, to);
            case 0x05_18 -> {
                climate(data, to);
                to.acceleration(milli(data.s16()), milli(data.s16()), milli(data.s16()));
                state(data, to);
            }
            case 0xC5_12 -> {
                climate(data, to);
                state(data, to);
            }
            case 0x06_14 -> {
                climate(data, to);
                particles(data, to, "pm2.5");
                air(data, to);
            }
            case 0xE1_28 -> {
                climate(data, to);
                for (String size : new String[] {"pm1.0", "pm2.5", "pm4.0", "pm10"}) {
                    particles(data, to, size);
                }
                extendedAir(data, to);
            }
            default -> {}
        }
    }

    private static void rawV1(ByteCursor data, Advertisement to) {
        to.humidity(data.u8() / 2.0);
        int whole = data.u8();
        double celsius = (whole & 0x7F) + data.u8() / 100.0;
        to.temperature((whole & 0x80) == 0 ? celsius : -celsius);
        to.measure("pressure", data.u16() + 50_000, "Pa");
        to.acceleration(data.s16() / 1_000.0, data.s16() / 1_000.0, data.s16() / 1_000.0);
        to.batteryVoltage(data.u16() / 1_000.0);
    }

    private static void climate(ByteCursor data, Advertisement to) {
        int temperature = data.s16();
        if (temperature != NONE_SIGNED) {
            to.temperature(temperature / 200.0);
        }
        int humidity = data.u16();
        if (humidity != NONE_16) {
            to.humidity(humidity / 400.0);
        }
        int pressure = data.u16();
        if (pressure != NONE_16) {
            to.measure("pressure", pressure + 50_000, "Pa");
        }
    }

    private static double milli(int value) {
        return value == NONE_SIGNED ? Double.NaN : value / 1_000.0;
    }

    /** Battery and power in one word, counts of movements and measurements, and the address. */
    private static void state(ByteCursor data, Advertisement to) {
        int word = data.u16();
        if (word >> 5 != NONE_VOLTAGE) {
            to.batteryVoltage(((word >> 5) + 1_600) / 1_000.0);
        }
        if ((word & 0x1F) != NONE_POWER) {
            to.power((word & 0x1F) * 2 - 40);
        }
        int movements = data.u8();
        if (movements != NONE_8) {
            to.measure("movements", movements, "1");
        }
        int sequence = data.u16();
        if (sequence != NONE_16) {
            to.sequence(sequence, 16);
        }
        address(data, to);
    }

    private static void address(ByteCursor data, Advertisement to) {
        String address = Texts.upperHex(data, 6);
        if (!address.equals(NO_ADDRESS)) {
            to.address(address);
        }
    }

    private static void particles(ByteCursor data, Advertisement to, String size) {
        int value = data.u16();
        if (value != NONE_16) {
            to.measure(size, value / 10.0, "ug/m3");
        }
    }

    private static void air(ByteCursor data, Advertisement to) {
        carbonDioxide(data, to);
        int organic = data.u8();
        int nitrogen = data.u8();
        int light = data.u8();
        if (light != NONE_8) {
            to.measure("illuminance", Math.round((Math.exp(light * LIGHT_STEP) - 1) * 100) / 100.0, "lx");
        }
        data.skip(1);
        to.sequence(data.u8(), 8);
        indices(organic, nitrogen, data.u8(), to);
    }

    private static void extendedAir(ByteCursor data, Advertisement to) {
        carbonDioxide(data, to);
        int organic = data.u8();
        int nitrogen = data.u8();
        int light = data.u24();
        if (light != NONE_24) {
            to.measure("illuminance", light / 100.0, "lx");
        }
        data.skip(3);
        int sequence = data.u24();
        if (sequence != NONE_24) {
            to.sequence(sequence, 24);
        }
        indices(organic, nitrogen, data.u8(), to);
        data.skip(5);
        address(data, to);
    }

    private static void carbonDioxide(ByteCursor data, Advertisement to) {
        int value = data.u16();
        if (value != NONE_16) {
            to.measure("co2", value, "[ppm]");
        }
    }

    /** Indices of 9 bits, whose lowest bit is among the flags. */
    private static void indices(int organic, int nitrogen, int flags, Advertisement to) {
        index("voc-index", (organic << 1) | ((flags >> 6) & 1), to);
        index("nox-index", (nitrogen << 1) | ((flags >> 7) & 1), to);
    }

    private static void index(String quantity, int value, Advertisement to) {
        if (value != NONE_9) {
            to.measure(quantity, value, "1");
        }
    }
}
