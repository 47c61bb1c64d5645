package org.tallyman.dialect.ble;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;

/**
 * EnOcean's BLE sensors (BLE Sensor Protocol Specification): a sequence number, items each with a descriptor, a
 * signature. Its push buttons (PTM 215B) have one byte of state instead and are told by their length.
 */
final class EnOcean {

    private static final int BUTTON_BYTES = 9;
    private static final int SIGNATURE_BYTES = 4;
    private static final int COMMISSIONING = 0x30;
    private static final int DEVICE_STATUS = 0x39;
    private static final int TYPE = 0x3F;
    private static final int BUTTONS = 4;

    private EnOcean() {}

    static void decode(ByteCursor data, Advertisement to) {
        int bytes = data.remaining();
        if (bytes < BUTTON_BYTES) {
            return;
        }
        long sequence = data.u32le();
        if (bytes == BUTTON_BYTES) {
            buttons(sequence, data, to);
        } else if ((data.peekU8() & TYPE) < COMMISSIONING) {
            to.sequence(sequence, 32);
            ByteCursor items = data.part(data.remaining() - SIGNATURE_BYTES);
            while (items.remaining() > 0) {
                item(items, to);
            }
            signature(data, to);
        } else if ((data.peekU8() & TYPE) == DEVICE_STATUS) {
            to.sequence(sequence, 32);
            status(data, to);
        }
    }

    private static void signature(ByteCursor data, Advertisement to) {
        to.attribute("signature", data.hex(SIGNATURE_BYTES));
    }

    private static void buttons(long sequence, ByteCursor data, Advertisement to) {
        int state = data.u8();
        if ((state & 0xE0) != 0) {
            return;
        }
        to.sequence(sequence, 32);
        for (int i = 1; i <= BUTTONS; i++) {
            to.signal(SignalKind.BUTTON, "button", (state & 1) != 0 && (state >> i & 1) != 0);
        }
        signature(data, to);
    }

    private static void status(ByteCursor data, Advertisement to) {
        data.skip(2);
        to.attribute("uptimeSeconds", data.u32le());
        unsigned("illuminance", data.u16le(), 0xFFFE, 1, "lx", to);
        unsigned("battery", data.u8(), 0xFE, 1, "%", to);
    }

    /** Two bits of the descriptor say how long the value is; the highest that a value has say that there is none. */
    private static void item(ByteCursor items, Advertisement to) {
        int descriptor = items.u8();
        int size = descriptor >> 6;
        ByteCursor value = items.part(size < 3 ? 1 << size : items.u8());
        if (value.remaining() == 0) {
            return;
        }
        switch (descriptor & TYPE) {
            case 0x00 -> signed("temperature", value.s16le(), 100, "Cel", to);
            case 0x01 -> signed("battery-voltage", value.s16le(), 2_000, "V", to);
            case 0x02 -> unsigned("battery", value.u8(), 0xFE, 2, "%", to);
            case 0x04, 0x05 -> unsigned("illuminance", value.u16le(), 0xFFFE, 1, "lx", to);
            case 0x06 -> unsigned("humidity", value.u8(), 0xFE, 2, "%", to);
            case 0x07 -> signed("pressure", value.s16le(), 0.01, "Pa", to);
            case 0x0A -> acceleration(value.s32le(), to);
            case 0x20 -> state(value.u8(), "motion", to);
            case 0x23 -> {
                int state = value.u8();
                if (state == 1 || state == 2) {
                    to.contact(state == 2);
                }
            }
            default -> {}
        }
    }

    private static void signed(String quantity, int value, double divisor, String unit, Advertisement to) {
        if (value != Short.MIN_VALUE && value != Short.MAX_VALUE) {
            to.measure(quantity, value / divisor, unit);
        }
    }

    private static void unsigned(String quantity, int value, int none, double divisor, String unit, Advertisement to) {
        if (value < none) {
            to.measure(quantity, value / divisor, unit);
        }
    }

    private static void state(int state, String name, Advertisement to) {
        if (state == 1 || state == 2) {
            to.detected(name, state == 2);
        }
    }

    /** Three values of ten bits in hundredths of g around 512; of the two bits above, 2 says that it was moved. */
    private static void acceleration(int word, Advertisement to) {
        int reason = word >>> 30;
        if (reason == 1 || reason == 2) {
            to.acceleration(
                    ((word & 0x3FF) - 512) / 100.0,
                    ((word >> 10 & 0x3FF) - 512) / 100.0,
                    ((word >> 20 & 0x3FF) - 512) / 100.0);
            to.detected("motion", reason == 2);
        }
    }
}
