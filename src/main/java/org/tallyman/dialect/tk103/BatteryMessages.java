package org.tallyman.dialect.tk103;

import java.time.Instant;
import java.util.HexFormat;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** What batteries say: the device's own gauge, and the management systems of batteries that drive vehicles. */
final class BatteryMessages {

    private static final int UNKNOWN_GAUGE = 255;
    private static final int UNKNOWN_VOLTAGE = 0xFFFF;
    private static final int ZERO_CELSIUS = 40;
    private static final int ZERO_CURRENT = 30_000;
    private static final int CELLS = 24;
    private static final int PROBES = 7;

    private BatteryMessages() {}

    /** {@code ZC20}: date, time, a gauge of six steps, the battery in 10 mV, the supply in 100 mV. */
    static boolean gauge(Message message, Report report) {
        Fields fields = message.fields();
        Instant time = fields.time(0, 1);
        long gauge = fields.whole(2, UNKNOWN_GAUGE);
        long battery = fields.whole(3, UNKNOWN_VOLTAGE);
        long power = fields.whole(4, UNKNOWN_VOLTAGE);
        report.time(time, () -> fields.text(0) + " " + fields.text(1));
        report.batteryPercent(
                switch ((int) gauge) {
                    case 6 -> 100;
                    case 5 -> 80;
                    case 4 -> 50;
                    case 3 -> 20;
                    case 2 -> 10;
                    default -> -1;
                });
        if (battery != UNKNOWN_VOLTAGE) {
            report.attribute("battery", battery / 100.0);
        }
        if (power != UNKNOWN_VOLTAGE) {
            report.attribute("power", power / 10.0);
        }
        return true;
    }

    static boolean read(Message message, Report report) {
        return message.command().equals("BS50") ? fixed(message, report) : keyed(message.fields(), report);
    }

    /**
     * {@code BS51}: the frames that a Daly battery management system puts on its bus, by their identifiers. Numbers
     * have their highest byte first (Daly CAN communications protocol, version 1.0).
     */
    private static boolean keyed(Fields fields, Report report) {
        boolean understood = false;
        for (int i = 0; i < fields.count(); i++) {
            byte[] data = fields.at(i, 2) == ':' ? bytes(fields.text(i, 3)) : new byte[0];
            if (data.length == 0) {
                continue;
            }
            understood = true;
            ByteCursor cursor = new ByteCursor(data);
            switch (fields.text(i).substring(0, 2)) {
                case "90" -> {
                    report.attribute("battery", cursor.u16() / 10.0);
                    cursor.skip(2);
                    report.attribute("batteryCurrent", (cursor.u16() - ZERO_CURRENT) / 10.0);
                    report.batteryPercent(cursor.u16() / 10.0);
                }
                case "91" -> {
                    report.attribute("cellVoltageMax", cursor.u16() / 1_000.0);
                    report.attribute("maxCellVoltageCount", cursor.u8());
                    report.attribute("cellVoltageMin", cursor.u16() / 1_000.0);
                    report.attribute("minCellVoltageCount", cursor.u8());
                }
                case "92" -> {
                    report.attribute("maxTemp", cursor.u8() - ZERO_CELSIUS);
                    report.attribute("maxTempCount", cursor.u8());
                    report.attribute("minTemp", cursor.u8() - ZERO_CELSIUS);
                    report.attribute("minTempCount", cursor.u8());
                }
                case "96" -> {
                    cursor.skip(1);
                    for (int probe = 1; cursor.remaining() > 0; probe++) {
                        report.attribute("cellTemp" + probe, cursor.u8() - ZERO_CELSIUS);
                    }
                }
                default -> {
                    // Single cells, switches and faults.
                }
            }
        }
        return understood;
    }

    /** {@code BS50}: one block of another maker's system, numbers with their lowest byte first. */
    private static boolean fixed(Message message, Report report) {
        ByteCursor cursor = new ByteCursor(bytes(message.body()));
        cursor.skip(3);
        int cells = cursor.u8();
        for (int i = 1; i <= CELLS; i++) {
            double volts = cursor.u16le() / 1_000.0;
            if (i <= cells) {
                report.attribute("battery" + i, volts);
            }
        }
        report.attribute("charge", cursor.u8() == 0);
        report.attribute("current", cursor.u16le() / 10.0);
        report.attribute("battery", cursor.u16le() / 100.0);
        report.batteryPercent(cursor.u8());
        report.attribute("batteryOverheat", cursor.u8() > 0);
        report.attribute("chargeProtection", cursor.u8() > 0);
        report.attribute("dischargeProtection", cursor.u8() > 0);
        cursor.skip(2);
        report.attribute("cycles", cursor.u16le());
        report.attribute("faultAlarm", cursor.u8());
        cursor.skip(6);
        int probes = cursor.u8();
        report.attribute("powerTemp", cursor.u8() - ZERO_CELSIUS);
        report.attribute("equilibriumTemp", cursor.u8() - ZERO_CELSIUS);
        for (int i = 1; i <= PROBES; i++) {
            int celsius = cursor.u8() - ZERO_CELSIUS;
            if (i <= probes) {
                report.attribute("batteryTemp" + i, celsius);
            }
        }
        report.attribute("calibrationCapacity", cursor.u16le() / 100.0);
        report.attribute("dischargeCapacity", cursor.u32le());
        return !cursor.isOver();
    }

    /** Empty where the text is not of hexadecimal digits. */
    private static byte[] bytes(String hex) {
        if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            return new byte[0];
        }
        return HexFormat.of().parseHex(hex);
    }
}
