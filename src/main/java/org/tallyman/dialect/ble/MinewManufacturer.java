package org.tallyman.dialect.ble;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;

/** Minew's frames under its company number: 51 of the MSE line, A3 of the S3, A4 of the S4, CA of Connect V3. */
final class MinewManufacturer {

    private static final int CONNECT_BYTES = 24;

    /** What a frame of blocks ends with; no block begins in it. */
    private static final int AFTER_BLOCKS = 4;

    private static final int ENCRYPTED = 0x80;
    private static final int TEMPERATURE_ONLY = 0x02;

    private MinewManufacturer() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        switch (data.u8()) {
            case 0x51 -> mse(bytes, data, to);
            case 0xA3 -> climate(bytes, data.u8(), data, to);
            case 0xA4 -> door(bytes, data.u8(), data, to);
            case 0xCA -> connect(bytes, data.u8(), data, to);
            default -> {}
        }
    }

    /** A sensor that lives of harvested energy, whose store is measured in 4,095 steps. */
    private static void mse(int bytes, ByteCursor data, Advertisement to) {
        if (bytes < 7) {
            return;
        }
        data.skip(1);
        to.sequence(data.u8(), 8);
        to.battery(data.u8());
        int state = data.u8();
        to.contact((state & 0x01) == 0);
        to.detected("motion", (state & 0x02) != 0);
        to.signal(SignalKind.BUTTON, "button", (state & 0x20) != 0);
        to.signal(SignalKind.BUTTON, "button", (state & 0x40) != 0);
        to.measure("level", 100.0 * data.u16le() / 4_095, "%");
    }

    private static void climate(int bytes, int version, ByteCursor data, Advertisement to) {
        if (version == 1 && bytes == 20) {
            version(data, to);
            data.skip(7);
            to.address(Texts.reversedAddress(data));
        } else if (version == 3 && bytes == 16) {
            to.battery(data.u8());
            to.temperature(fixed(data));
            to.humidity(fixed(data));
            to.address(Texts.reversedAddress(data));
        }
    }

    private static void door(int bytes, int version, ByteCursor data, Advertisement to) {
        if (version == 0 && bytes == 18) {
            version(data, to);
            data.skip(5);
            to.address(Texts.reversedAddress(data));
        } else if (version == 1 && bytes == 15) {
            to.battery(data.u8());
            to.contact(data.u8() == 0);
            to.detected("tamper", data.u8() > 0);
            data.skip(2);
            to.address(Texts.reversedAddress(data));
        }
    }

    private static void version(ByteCursor data, Advertisement to) {
        to.attribute("version", data.u8() + "." + data.u8() + "." + data.u8());
    }

    private static void connect(int bytes, int kind, ByteCursor data, Advertisement to) {
        if (kind == 0x03) {
            blocks(data, to);
        }
        if (bytes != CONNECT_BYTES) {
            return;
        }
        switch (kind) {
            case 0x00 -> information(data, to);
            case 0x05 -> namedClimate(data.u8(), data, to);
            case 0x18 -> radar(data.u8(), data, to);
            case 0x1B -> temperature(data.u8(), data, to);
            case 0x1E -> distance(data, to);
            default -> {}
        }
    }

    private static void information(ByteCursor data, Advertisement to) {
        to.address(Texts.reversedAddress(data));
        to.battery(data.u8());
        int version = data.u16();
        to.attribute("version", (version >> 13 & 3) + "." + (version >> 7 & 0x3F) + "." + (version & 0x7F));
    }

    private static void blocks(ByteCursor data, Advertisement to) {
        while (data.remaining() > AFTER_BLOCKS) {
            switch (data.u8()) {
                case 0x03 -> {
                    if (data.remaining() < 6) {
                        return;
                    }
                    to.acceleration(fixed(data), fixed(data), fixed(data));
                }
                case 0x21 -> to.battery(data.u8());
                case 0x22 -> to.contact(data.u8() == 0);
                default -> {
                    return;
                }
            }
        }
    }

    private static void namedClimate(int version, ByteCursor data, Advertisement to) {
        int device = data.u8();
        data.skip(1);
        to.temperature(fixed(data));
        double humidity = fixed(data);
        if ((device & TEMPERATURE_ONLY) == 0) {
            to.humidity(humidity);
        }
        to.attribute("name", Texts.utf8(data, 8));
        if (version > 0) {
            to.detected("mark", data.u8() == 1);
        }
    }

    /** A counter of people over a door, or in a room. */
    private static void radar(int version, ByteCursor data, Advertisement to) {
        if (version > 1) {
            return;
        }
        to.attribute("cycle", data.u8());
        if (version == 0) {
            to.measure("passages", data.u16le(), "1", "in");
            to.measure("passages", data.u16le(), "1", "out");
        } else {
            to.measure("people", data.u8() & 0xF, "1");
        }
    }

    private static void temperature(int version, ByteCursor data, Advertisement to) {
        if ((version & ENCRYPTED) != 0) {
            return;
        }
        to.attribute("product", data.u16());
        data.skip(1);
        to.address(Texts.reversedAddress(data));
        to.batteryVoltage(data.u16() / 1_000.0);
        to.temperature(fixed(data));
        data.skip(1);
        to.power(data.s8());
    }

    private static void distance(ByteCursor data, Advertisement to) {
        data.skip(1);
        to.attribute("distanceCycle", data.u8());
        to.measure("distance", data.u16le() / 1_000.0, "m");
        int state = data.u8();
        to.contact((state & 0x01) == 0);
        to.detected("motion", (state & 0x02) != 0);
        to.detected("occupancy", (state & 0x04) != 0);
        to.detected("battery-low", (state & 0x08) != 0);
        to.attribute("occupancyCycle", data.u8());
        to.attribute("tamperCycle", data.u8());
    }

    private static double fixed(ByteCursor data) {
        return data.s16() / 256.0;
    }
}
