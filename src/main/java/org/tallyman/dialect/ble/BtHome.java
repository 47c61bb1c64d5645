package org.tallyman.dialect.ble;

import java.util.HashMap;
import java.util.Map;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;

/** BTHome version 2 (bthome.io/format): objects of a number and a value, little-endian; what follows an unknown one is lost. */
final class BtHome {

    private static final int VERSION = 0xE0;
    private static final int VERSION_2 = 0x40;
    private static final int ENCRYPTED = 0x01;
    private static final int ENCRYPTED_BYTES_MIN = 9;
    private static final int AFTER_CIPHER = 8;
    private static final double STANDARD_GRAVITY = 9.806_65;
    private static final double KG_PER_POUND = 0.453_592_37;
    private static final double DEGREES_PER_TURN_A_MINUTE = 6;
    private static final double DAY_PART = 0.35;

    /** A kind of object: how many bytes its value has, and what it says; none when the first byte of it is the length. */
    private record Kind(int bytes, Decoder value) {}

    private static final Map<Integer, Kind> KINDS = kinds();
    private static final String[] PRESSES = {"none", "press", "double", "triple", "long", "long-double", "long-triple"};

    private BtHome() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        int device = data.u8();
        if ((device & VERSION) != VERSION_2 || bytes < 2) {
            return;
        }
        if ((device & ENCRYPTED) == 0) {
            objects(data, to);
        } else if (bytes >= ENCRYPTED_BYTES_MIN) {
            String cipher = data.hex(data.remaining() - AFTER_CIPHER);
            to.attribute(
                    "encrypted",
                    Map.of("method", "bthome-v2", "data", cipher, "salt", data.u32le(), "checksum", data.u32le()));
        }
    }

    private static void objects(ByteCursor data, Advertisement to) {
        while (data.remaining() > 0) {
            Kind kind = KINDS.get(data.u8());
            if (kind == null || data.remaining() == 0) {
                return;
            }
            int bytes = kind.bytes > 0 ? kind.bytes : data.u8();
            if (bytes > data.remaining()) {
                return;
            }
            kind.value.decode(data.part(bytes), to);
        }
    }

    private static Map<Integer, Kind> kinds() {
        Map<Integer, Kind> kinds = new HashMap<>();
        numbers(kinds);
        events(kinds);
        contacts(kinds);
        return Map.copyOf(kinds);
    }

    private static void numbers(Map<Integer, Kind> kinds) {
        unsigned(kinds, 0x01, 1, 1, "battery", "%");
        signed(kinds, 0x02, 2, 100, "temperature", "Cel");
        unsigned(kinds, 0x03, 2, 100, "humidity", "%");
        unsigned(kinds, 0x04, 3, 1, "pressure", "Pa");
        unsigned(kinds, 0x05, 3, 100, "illuminance", "lx");
        unsigned(kinds, 0x06, 2, 100, "weight", "kg");
        unsigned(kinds, 0x07, 2, 100 / KG_PER_POUND, "weight", "kg");
        signed(kinds, 0x08, 2, 100, "dew-point", "Cel");
        unsigned(kinds, 0x09, 1, 1, "count", "1");
        unsigned(kinds, 0x0A, 3, 1_000, "energy", "kW.h");
        unsigned(kinds, 0x0B, 3, 100, "power", "W");
        unsigned(kinds, 0x0C, 2, 1_000, "voltage", "V");
        unsigned(kinds, 0x0D, 2, 1, "pm2.5", "ug/m3");
        unsigned(kinds, 0x0E, 2, 1, "pm10", "ug/m3");
        unsigned(kinds, 0x12, 2, 1, "co2", "[ppm]");
        unsigned(kinds, 0x13, 2, 1, "tvoc", "ug/m3");
        unsigned(kinds, 0x14, 2, 100, "moisture", "%");
        unsigned(kinds, 0x2E, 1, 1, "humidity", "%");
        unsigned(kinds, 0x2F, 1, 1, "moisture", "%");
        unsigned(kinds, 0x3D, 2, 1, "count", "1");
        unsigned(kinds, 0x3E, 4, 1, "count", "1");
        signed(kinds, 0x3F, 2, 10, "rotation", "deg");
        unsigned(kinds, 0x40, 2, 1_000, "distance", "m");
        unsigned(kinds, 0x41, 2, 10, "distance", "m");
        unsigned(kinds, 0x42, 3, 1_000, "duration", "s");
        unsigned(kinds, 0x43, 2, 1_000, "current", "A");
        unsigned(kinds, 0x44, 2, 100, "speed", "m/s");
        signed(kinds, 0x45, 2, 10, "temperature", "Cel");
        unsigned(kinds, 0x46, 1, 10, "uv-index", "1");
        unsigned(kinds, 0x47, 2, 10, "volume", "L");
        unsigned(kinds, 0x48, 2, 1_000, "volume", "L");
        unsigned(kinds, 0x49, 2, 1_000, "flow", "m3/h");
        unsigned(kinds, 0x4A, 2, 10, "voltage", "V");
        unsigned(kinds, 0x4B, 3, 1_000, "gas", "m3");
        unsigned(kinds, 0x4C, 4, 1_000, "gas", "m3");
        unsigned(kinds, 0x4D, 4, 1_000, "energy", "kW.h");
        unsigned(kinds, 0x4E, 4, 1_000, "volume", "L");
        unsigned(kinds, 0x4F, 4, 1_000, "water", "L");
        unsigned(kinds, 0x51, 2, 1_000 * STANDARD_GRAVITY, "acceleration", "[g]");
        unsigned(kinds, 0x52, 2, 1_000, "angular-velocity", "deg/s");
        unsigned(kinds, 0x55, 4, 1_000, "volume-stored", "L");
        unsigned(kinds, 0x56, 2, 1, "conductivity", "uS/cm");
        signed(kinds, 0x57, 1, 1, "temperature", "Cel");
        signed(kinds, 0x58, 1, 1 / DAY_PART, "temperature", "Cel");
        signed(kinds, 0x59, 1, 1, "count", "1");
        signed(kinds, 0x5A, 2, 1, "count", "1");
        signed(kinds, 0x5B, 4, 1, "count", "1");
        signed(kinds, 0x5C, 4, 100, "power", "W");
        signed(kinds, 0x5D, 2, 1_000, "current", "A");
        unsigned(kinds, 0x5E, 2, 100, "heading", "deg");
        unsigned(kinds, 0x5F, 2, 10, "precipitation", "mm");
        unsigned(kinds, 0x61, 2, 1 / DEGREES_PER_TURN_A_MINUTE, "angular-velocity", "deg/s");
        signed(kinds, 0x62, 4, 1_000_000, "speed", "m/s");
        signed(kinds, 0x63, 4, 1_000_000 * STANDARD_GRAVITY, "acceleration", "[g]");
    }

    private static void events(Map<Integer, Kind> kinds) {
        kinds.put(0x00, new Kind(1, (data, to) -> to.sequence(data.u8(), 8)));
        kinds.put(0x3A, new Kind(1, BtHome::button));
        kinds.put(0x3C, new Kind(2, BtHome::dimmer));
        kinds.put(0x50, new Kind(4, (data, to) -> to.attribute("timestamp", data.u32le())));
        kinds.put(0x53, new Kind(0, (data, to) -> to.attribute("text", Texts.utf8(data, data.remaining()))));
        kinds.put(0x54, new Kind(0, (data, to) -> to.attribute("raw", data.hex(data.remaining()))));
        kinds.put(0x60, new Kind(1, (data, to) -> to.attribute("channel", data.u8())));
        kinds.put(0xF0, new Kind(2, (data, to) -> to.attribute("deviceType", String.valueOf(data.u16le()))));
        kinds.put(0xF1, new Kind(4, BtHome::version));
        kinds.put(0xF2, new Kind(3, BtHome::version));
    }

    /** Yes or no; those of doors say yes when they are open. */
    private static void contacts(Map<Integer, Kind> kinds) {
        for (int door : new int[] {0x11, 0x1A, 0x1B, 0x2D}) {
            kinds.put(door, new Kind(1, (data, to) -> to.contact(data.u8() == 0)));
        }
        Map<Integer, String> names = Map.ofEntries(
                Map.entry(0x0F, "on"),
                Map.entry(0x10, "power"),
                Map.entry(0x15, "battery-low"),
                Map.entry(0x16, "charging"),
                Map.entry(0x17, "carbon-monoxide"),
                Map.entry(0x18, "cold"),
                Map.entry(0x19, "connected"),
                Map.entry(0x1C, "gas"),
                Map.entry(0x1D, "heat"),
                Map.entry(0x1E, "light"),
                Map.entry(0x1F, "unlocked"),
                Map.entry(0x20, "leak"),
                Map.entry(0x21, "motion"),
                Map.entry(0x22, "motion"),
                Map.entry(0x23, "occupancy"),
                Map.entry(0x24, "plug"),
                Map.entry(0x25, "occupancy"),
                Map.entry(0x26, "problem"),
                Map.entry(0x27, "running"),
                Map.entry(0x28, "safe"),
                Map.entry(0x29, "smoke"),
                Map.entry(0x2A, "sound"),
                Map.entry(0x2B, "tamper"),
                Map.entry(0x2C, "motion"));
        names.forEach((id, name) -> kinds.put(id, new Kind(1, (data, to) -> to.detected(name, data.u8() > 0))));
    }

    private static void unsigned(
            Map<Integer, Kind> kinds, int id, int bytes, double divisor, String quantity, String unit) {
        kinds.put(id, new Kind(bytes, (data, to) -> to.measure(quantity, data.unsignedLe(bytes) / divisor, unit)));
    }

    private static void signed(
            Map<Integer, Kind> kinds, int id, int bytes, double divisor, String quantity, String unit) {
        kinds.put(
                id, new Kind(bytes, (data, to) -> to.measure(quantity, Numbers.signedLe(data, bytes) / divisor, unit)));
    }

    private static void button(ByteCursor data, Advertisement to) {
        int press = data.u8();
        to.signal(SignalKind.BUTTON, "button", press > 0);
        if (press > 0) {
            to.attribute("press", press < PRESSES.length ? PRESSES[press] : press == 0x80 ? "hold" : press);
        }
    }

    private static void dimmer(ByteCursor data, Advertisement to) {
        int direction = data.u8();
        int steps = data.u8();
        if (direction > 0) {
            to.attribute("dimmer", direction == 1 ? -steps : steps);
        }
    }

    /** The lowest part first. */
    private static void version(ByteCursor data, Advertisement to) {
        StringBuilder version = new StringBuilder();
        while (data.remaining() > 0) {
            version.insert(0, data.u8() + (version.isEmpty() ? "" : "."));
        }
        to.attribute("version", version.toString());
    }
}
