package org.tallyman.dialect.ble;

import java.util.Map;
import org.tallyman.dialect.tracker.ByteCursor;

/**
 * Sensors of Minew under service FFE1: A1, the kind of frame, mostly the battery, the values, the address. Fractions are of
 * 256.
 */
final class MinewService {

    private static final int FRAME = 0xA1;

    /** Not one of the fixed lengths: the name ends the frame. */
    private static final int NAMED = 0x08;

    private static final int NAMED_BYTES_MIN = 9;
    private static final int MOTION_SENSOR = 0x15;

    /**
     * A kind of frame.
     *
     * @param bytes how long it is, with the two that say what it is
     */
    private record Kind(int bytes, Decoder values) {}

    private static final Map<Integer, Kind> KINDS = Map.ofEntries(
            Map.entry(0x01, new Kind(13, MinewService::climate)),
            Map.entry(0x02, new Kind(10, (data, to) -> to.detected("light", isOn(data.u8())))),
            Map.entry(0x03, new Kind(15, (data, to) -> to.acceleration(fixed(data), fixed(data), fixed(data)))),
            Map.entry(0x05, new Kind(11, (data, to) -> to.measure("illuminance", data.u16(), "lx"))),
            Map.entry(0x11, new Kind(11, (data, to) -> to.detected("motion", isOn(data.u16())))),
            Map.entry(0x12, new Kind(11, (data, to) -> to.measure("tvoc", data.u16() / 1_000.0, "[ppm]"))),
            Map.entry(0x13, new Kind(11, (data, to) -> to.temperature(fixed(data)))),
            Map.entry(MOTION_SENSOR, new Kind(20, MinewService::motion)),
            Map.entry(0x16, new Kind(15, MinewService::magneticField)),
            Map.entry(0x17, new Kind(13, (data, to) -> to.measure("pressure", data.s32() / 65_536.0 * 100, "Pa"))),
            Map.entry(0x18, new Kind(14, MinewService::vibration)),
            Map.entry(0x19, new Kind(11, (data, to) -> to.measure("luminous-flux", data.u16(), "lm"))),
            Map.entry(0x20, new Kind(10, (data, to) -> to.detected("tamper", isOn(data.u8())))),
            Map.entry(0x21, new Kind(10, (data, to) -> to.detected("leak", isOn(data.u8())))));

    private MinewService() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        if (data.u8() != FRAME) {
            return;
        }
        int number = data.u8();
        if (number == NAMED && bytes >= NAMED_BYTES_MIN) {
            to.battery(data.u8());
            to.address(Texts.reversedAddress(data));
            to.attribute("name", Texts.utf8(data, data.remaining()));
        }
        Kind kind = KINDS.get(number);
        if (kind == null || kind.bytes != bytes) {
            return;
        }
        if (number != MOTION_SENSOR) {
            to.battery(data.u8());
        }
        kind.values.decode(data, to);
    }

    private static void climate(ByteCursor data, Advertisement to) {
        to.temperature(fixed(data));
        to.humidity(fixed(data));
    }

    private static void motion(ByteCursor data, Advertisement to) {
        to.acceleration(fixed(data), fixed(data), fixed(data));
        to.axes("angular-velocity", "deg/s", data.s16() / 100.0, data.s16() / 100.0, data.s16() / 100.0);
    }

    private static void magneticField(ByteCursor data, Advertisement to) {
        to.axes("magnetic-field", "G", fixed(data) / 100, fixed(data) / 100, fixed(data) / 100);
    }

    /** After a time that is counted from when the sensor was switched on. */
    private static void vibration(ByteCursor data, Advertisement to) {
        data.skip(4);
        to.detected("motion", isOn(data.u8()));
    }

    private static boolean isOn(int flags) {
        return (flags & 1) != 0;
    }

    private static double fixed(ByteCursor data) {
        return data.s16() / 256.0;
    }
}
