package org.tallyman.dialect.suntech;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** What came from a device on the serial port, behind its length and before a checksum of it. */
final class SerialData {

    /** The data may end with a line end, which counts. */
    private static final int LINE_END = 2;

    private final Fields fields;
    private final Report report;
    private double fuel;

    private SerialData(Fields fields, Report report) {
        this.fields = fields;
        this.report = report;
    }

    /** Goes on behind the checksum. */
    static void read(Fields fields, Report report) {
        SerialData reader = new SerialData(fields, report);
        long left = fields.whole(fields.next(), 0);
        while (left > LINE_END && !fields.isOver()) {
            int field = fields.next();
            reader.readValue(field);
            left -= fields.length(field) + 1;
        }
        fields.skip(1);
        if (reader.fuel > 0) {
            report.attribute("fuel", reader.fuel);
        }
    }

    private void readValue(int field) {
        String text = fields.text(field).strip();
        if (text.startsWith("GTSL")) {
            Fields parts = fields.within(field, '|');
            if (!parts.isEmpty(4)) {
                report.attribute("driverUniqueId", parts.text(4));
            }
        } else if (text.startsWith("CabAVL")) {
            Fields parts = fields.within(field, ',');
            addFuel("fuel1", parts.decimal(2));
            addFuel("fuel2", parts.decimal(3));
        } else if (!readPair(text) && text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            report.attribute("serial", text);
        }
    }

    /** Of fuel sensors: t_0 temperature, N_0 level, Q_D quality of driving, as hexadecimal digits before a full stop. */
    private boolean readPair(String text) {
        int equals = text.indexOf('=');
        if (equals != 3 || text.charAt(1) != '_') {
            return false;
        }
        int point = text.indexOf('.');
        String digits = text.substring(equals + 1, point < 0 ? text.length() : Math.max(point, equals + 1));
        int value = hex(digits);
        if (value < 0) {
            return false;
        }
        char index = text.charAt(2);
        switch (text.charAt(0)) {
            case 't' -> report.attribute("temp" + index, value);
            case 'N' -> {
                report.attribute("fuel" + index, value);
                fuel += value;
            }
            case 'Q' -> report.attribute("drivingQuality", value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int hex(String digits) {
        if (digits.isEmpty() || digits.length() > 7) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void addFuel(String name, double value) {
        if (value > 0) {
            report.attribute(name, value);
            fuel += value;
        }
    }
}
