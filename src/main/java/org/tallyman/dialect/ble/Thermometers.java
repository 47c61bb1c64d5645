package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Small thermometers with the free firmware of ATC1441 and of pvvx, under Environmental Sensing. */
final class Thermometers {

    private static final int ATC_BYTES = 13;
    private static final int PVVX_BYTES = 15;

    private Thermometers() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.remaining() == ATC_BYTES) {
            to.address(Texts.upperHex(data, 6));
            to.temperature(data.s16() / 10.0);
            to.humidity(data.u8());
            to.battery(data.u8());
            to.batteryVoltage(data.u16() / 1_000.0);
            to.sequence(data.u8(), 8);
        } else if (data.remaining() == PVVX_BYTES) {
            to.address(Texts.reversedAddress(data));
            to.temperature(data.s16le() / 100.0);
            to.humidity(data.u16le() / 100.0);
            to.batteryVoltage(data.u16le() / 1_000.0);
            to.battery(data.u8());
            to.sequence(data.u8(), 8);
        }
    }
}
