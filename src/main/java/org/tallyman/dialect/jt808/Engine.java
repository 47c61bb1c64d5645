package org.tallyman.dialect.jt808;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Members of the vehicle's own computer and of its driver, numbers 80 to BF. */
final class Engine {

    private static final int CELSIUS_OFFSET = 40;
    private static final int SUMMARY = 22;
    private static final double HUNDREDTH = 100;

    private Engine() {}

    static void tell(Report report, int number, ByteCursor value) {
        switch (number) {
            case 0x80 -> report.attribute("obdSpeed", value.u8());
            case 0x81 -> report.attribute("rpm", value.u16());
            case 0x82 -> report.attribute("power", value.u16() / 10.0);
            case 0x83 -> report.attribute("engineLoad", value.u8());
            case 0x84 -> report.attribute("coolantTemp", value.u8() - CELSIUS_OFFSET);
            case 0x85 -> report.attribute("fuelConsumption", value.u16());
            case 0x86 -> report.attribute("intakeTemp", value.u8() - CELSIUS_OFFSET);
            case 0x87 -> report.attribute("intakeFlow", value.u16());
            case 0x88 -> report.attribute("intakePressure", value.u8());
            case 0x89 -> report.attribute("throttle", value.u8());
            case 0x91 -> {
                if (value.remaining() >= SUMMARY) {
                    summary(report, value);
                }
            }
            case 0x8B, 0x94 -> report.attribute("vin", Texts.rest(value));
            case 0x8C -> report.attribute("obdOdometer", value.u32() * 100);
            case 0x8D -> report.attribute("tripOdometer", value.u16() * 1_000L);
            case 0x8E -> report.attribute("fuel", value.u8());
            case 0xA0 -> report.attribute("dtcs", Texts.rest(value).replace(',', ' '));
            case 0xA7 -> {
                report.attribute("adc1", value.u16() / HUNDREDTH);
                report.attribute("adc2", value.u16() / HUNDREDTH);
            }
            case 0xAC -> report.attribute("odometer", value.u32());
            case 0xBC -> report.attribute("driver", Texts.chinese(value));
            case 0xBD -> report.attribute("driverUniqueId", Texts.rest(value));
            default -> {}
        }
    }

    /** What the computer says, all at once. */
    private static void summary(Report report, ByteCursor value) {
        report.attribute("battery", value.u16() / 10.0);
        report.attribute("rpm", value.u16());
        report.attribute("obdSpeed", value.u8());
        report.attribute("throttle", value.u8() * 100 / 255);
        report.attribute("engineLoad", value.u8() * 100 / 255);
        report.attribute("coolantTemp", value.u8() - CELSIUS_OFFSET);
        value.skip(2);
        report.attribute("fuelConsumption", value.u16() / HUNDREDTH);
        value.skip(2 + 4 + 2);
        report.attribute("fuelUsed", value.u16() / HUNDREDTH);
    }
}
