package org.tallyman.dialect.ble;

import java.util.HashMap;
import java.util.Map;
import org.tallyman.dialect.tracker.ByteCursor;

/** Standard characteristics sent as service data (GATT Specification Supplement), all little-endian. */
final class Gatt {

    /** Thousands of grams a cubic metre. */
    private static final double GRAMS_PER_KG = 1_000;

    private static final double MICROGRAMS_PER_KG = 1e9;
    private static final double PARTS_PER_BILLION = 1e-3;

    private Gatt() {}

    static Map<Integer, Decoder> decoders() {
        Map<Integer, Decoder> decoders = new HashMap<>();
        numbers(decoders);
        concentrations(decoders);
        decoders.put(0x2A07, Gatt::power);
        decoders.put(0x2A1C, Gatt::thermometer);
        decoders.put(0x2A37, Gatt::heartRate);
        decoders.put(0x2A67, Gatt::locationAndSpeed);
        decoders.put(0x2AA1, Gatt::magneticField);
        decoders.put(0x2AA2, Gatt::language);
        return decoders;
    }

    private static void numbers(Map<Integer, Decoder> to) {
        unsigned(to, 0x2A19, 1, 1, 100, "battery", "%");
        signed(to, 0x2A1F, 2, 10, -2_731, "temperature", "Cel");
        signed(to, 0x2A6C, 3, 100, -0x80_0000, "elevation", "m");
        unsigned(to, 0x2A6D, 4, 10, 0xFFFF_FFFFL, "pressure", "Pa");
        signed(to, 0x2A6E, 2, 100, -27_315, "temperature", "Cel");
        unsigned(to, 0x2A6F, 2, 100, 10_000, "humidity", "%");
        unsigned(to, 0x2A70, 2, 100, 0xFFFF, "wind-speed", "m/s");
        unsigned(to, 0x2A71, 2, 100, 35_999, "wind-direction", "deg");
        unsigned(to, 0x2A72, 2, 100, 0xFFFF, "apparent-wind-speed", "m/s");
        unsigned(to, 0x2A73, 2, 100, 35_999, "apparent-wind-direction", "deg");
        unsigned(to, 0x2A76, 1, 1, 0xFF, "uv-index", "1");
        unsigned(to, 0x2A77, 2, 10, 0xFFFF, "irradiance", "W/m2");
        unsigned(to, 0x2A78, 2, 1, 0xFFFF, "precipitation", "mm");
        signed(to, 0x2A79, 1, 1, -0x80, "wind-chill", "Cel");
        signed(to, 0x2A7A, 1, 1, -0x80, "heat-index", "Cel");
        signed(to, 0x2A7B, 1, 1, -0x80, "dew-point", "Cel");
        unsigned(to, 0x2AEE, 2, 100, 0xFFFE, "current", "A");
        unsigned(to, 0x2AF9, 2, 655.35, 0xFFFF, "level", "%");
        unsigned(to, 0x2AFB, 3, 100, 0xFF_FFFE, "illuminance", "lx");
        unsigned(to, 0x2B18, 2, 64, 0xFFFE, "voltage", "V");
        unsigned(to, 0x2B8C, 2, 1, 0xFFFE, "co2", "[ppm]");
        unsigned(to, 0x2BE4, 1, 1, 253, "sound", "dB");
        unsigned(to, 0x2BE7, 2, 1_000, 0xFFFE, "tvoc", "[ppm]");
    }

    private static void concentrations(Map<Integer, Decoder> to) {
        concentration(to, 0x2BCF, GRAMS_PER_KG, "ammonia", "g/m3");
        concentration(to, 0x2BD0, GRAMS_PER_KG, "co", "g/m3");
        concentration(to, 0x2BD1, PARTS_PER_BILLION, "methane", "[ppm]");
        concentration(to, 0x2BD2, GRAMS_PER_KG, "no2", "g/m3");
        concentration(to, 0x2BD3, GRAMS_PER_KG, "nmvoc", "g/m3");
        concentration(to, 0x2BD4, GRAMS_PER_KG, "ozone", "g/m3");
        concentration(to, 0x2BD5, MICROGRAMS_PER_KG, "pm1.0", "ug/m3");
        concentration(to, 0x2BD6, MICROGRAMS_PER_KG, "pm2.5", "ug/m3");
        concentration(to, 0x2BD7, MICROGRAMS_PER_KG, "pm10", "ug/m3");
        concentration(to, 0x2BD8, GRAMS_PER_KG, "so2", "g/m3");
    }

    /** A number of just so many bytes; above the highest it says that it is not known. */
    private static void unsigned(
            Map<Integer, Decoder> to, int uuid, int bytes, double divisor, long max, String quantity, String unit) {
        to.put(uuid, (data, said) -> {
            if (data.remaining() == bytes) {
                long value = data.unsignedLe(bytes);
                if (value <= max) {
                    said.measure(quantity, value / divisor, unit);
                }
            }
        });
    }

    /** As above; below the lowest it says that it is not known, and at the lowest that its bits can hold. */
    private static void signed(
            Map<Integer, Decoder> to, int uuid, int bytes, double divisor, long min, String quantity, String unit) {
        to.put(uuid, (data, said) -> {
            if (data.remaining() == bytes) {
                long value = Numbers.signedLe(data, bytes);
                if (value >= min && value != -1L << (8 * bytes - 1)) {
                    said.measure(quantity, value / divisor, unit);
                }
            }
        });
    }

    private static void concentration(Map<Integer, Decoder> to, int uuid, double factor, String quantity, String unit) {
        to.put(uuid, (data, said) -> {
            if (data.remaining() == 2) {
                said.measure(
                        quantity,
                        factor < 1 ? Numbers.medicalShort(data) / (1 / factor) : Numbers.medicalShort(data) * factor,
                        unit);
            }
        });
    }

    private static void power(ByteCursor data, Advertisement to) {
        if (data.remaining() == 1) {
            int dbm = data.s8();
            if (dbm >= -100 && dbm <= 20) {
                to.power(dbm);
            }
        }
    }

    private static void thermometer(ByteCursor data, Advertisement to) {
        if (data.remaining() >= 5) {
            boolean fahrenheit = (data.u8() & 1) != 0;
            double value = Numbers.medical(data);
            to.temperature(fahrenheit ? (value - 32) * 5 / 9 : value);
        }
    }

    private static void heartRate(ByteCursor data, Advertisement to) {
        if (data.remaining() < 2) {
            return;
        }
        int flags = data.u8();
        int rate = (flags & 0x01) != 0 ? data.u16le() : data.u8();
        if (data.isOver()) {
            return;
        }
        to.measure("heart-rate", rate, "/min");
        if ((flags & 0x04) != 0) {
            to.detected("skin-contact", (flags & 0x02) != 0);
        }
        if ((flags & 0x08) != 0 && data.remaining() >= 2) {
            to.measure("energy-expended", data.u16le(), "kJ");
        }
        if ((flags & 0x10) != 0) {
            while (data.remaining() >= 2) {
                to.measure("rr-interval", data.u16le() / 1_024.0, "s");
            }
        }
    }

    private static void locationAndSpeed(ByteCursor data, Advertisement to) {
        int flags = data.u16le();
        if (data.remaining() < bytes(flags)) {
            return;
        }
        if ((flags & 0x01) != 0) {
            to.measure("speed", data.u16le() / 100.0, "m/s");
        }
        if ((flags & 0x02) != 0) {
            to.measure("distance", data.unsignedLe(3) / 10.0, "m");
        }
        boolean placed = (flags & 0x04) != 0;
        double latitude = placed ? data.s32le() / 1e7 : 0;
        double longitude = placed ? data.s32le() / 1e7 : 0;
        Double elevation = (flags & 0x08) != 0 ? (Double) (Numbers.signedLe(data, 3) / 100.0) : null;
        if (placed) {
            to.position(latitude, longitude, elevation);
        } else if (elevation != null) {
            to.measure("elevation", elevation, "m");
        }
        if ((flags & 0x10) != 0) {
            to.measure("heading", data.u16le() / 100.0, "deg");
        }
    }

    private static int bytes(int flags) {
        return (flags & 1) * 2
                + (flags >> 1 & 1) * 3
                + (flags >> 2 & 1) * 8
                + (flags >> 3 & 1) * 3
                + (flags >> 4 & 1) * 2;
    }

    /** Tenths of a millionth of a tesla, which are thousandths of a gauss. */
    private static void magneticField(ByteCursor data, Advertisement to) {
        if (data.remaining() == 6) {
            to.axes("magnetic-field", "G", data.s16le() / 1_000.0, data.s16le() / 1_000.0, data.s16le() / 1_000.0);
        }
    }

    private static void language(ByteCursor data, Advertisement to) {
        if (data.remaining() == 2) {
            to.attribute("language", Texts.utf8(data, 2));
        }
    }
}
