package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** HibouAir of Smart Sensor Devices: the kind of board says which of the values it has. */
final class HibouAir {

    private static final int FRAME = 0x05;
    private static final int BYTES = 24;
    private static final int PARTICLES = 0x03;
    private static final int CARBON_DIOXIDE = 0x04;
    private static final int NITROGEN_DIOXIDE = 0x05;
    private static final int NOISE = 0x09;
    private static final int IN_PPM = 0x02;

    private HibouAir() {}

    static void decode(ByteCursor data, Advertisement to) {
        if (data.remaining() != BYTES || data.u8() != FRAME) {
            return;
        }
        int board = data.u8();
        to.attribute("boardId", data.hex(3));
        if (board == NOISE) {
            to.measure("sound", 120 - data.u16(), "dB");
        } else {
            to.measure("illuminance", data.u16le(), "lx");
        }
        to.measure("pressure", data.u16le() * 10, "Pa");
        to.temperature(data.s16le() / 10.0);
        to.humidity(data.u16le() / 10.0);
        int organic = data.u16le();
        int[] particles = {data.u16le(), data.u16le(), data.u16le()};
        int gas = data.u16();
        if (data.u8() == IN_PPM) {
            to.measure("tvoc", organic / 100.0, "[ppm]");
        }
        if (board == PARTICLES) {
            to.measure("pm1.0", particles[0] / 10.0, "ug/m3");
            to.measure("pm2.5", particles[1] / 10.0, "ug/m3");
            to.measure("pm10", particles[2] / 10.0, "ug/m3");
        } else if (board == NITROGEN_DIOXIDE) {
            to.measure("no2", gas, "[ppm]");
        } else if (board == CARBON_DIOXIDE || board == NOISE) {
            to.measure("co2", gas, "[ppm]");
        }
    }
}
