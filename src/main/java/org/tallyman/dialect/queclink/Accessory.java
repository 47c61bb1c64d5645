package org.tallyman.dialect.queclink;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** Reports of what is connected to the device, or of its own sensors: GTBAA, GTBID, GTLSA, GTIDA, GTDAR, GTDTT, GTDAT. */
final class Accessory {

    private static final String FUEL_SENSOR = "COMB";

    private Accessory() {}

    /** A Bluetooth accessory's alarm: name, index, type, model, alarm, mask of what follows. */
    static void readBaa(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        fields.seek(sentence.body() + 5);
        accessory(sentence, fields.hex(fields.next(), 0), report);
    }

    /** A Bluetooth accessory seen: name, count, model, mask of what follows. */
    static void readBid(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        fields.seek(sentence.body() + 3);
        accessory(sentence, fields.hex(fields.next(), 0) & 0b1010, report);
    }

    private static void accessory(Sentence sentence, long mask, Report report) {
        Fields fields = sentence.fields();
        if ((mask & 1) != 0) {
            Information.text(fields, fields.next(), "accessoryName", report);
        }
        if ((mask & 2) != 0) {
            Information.text(fields, fields.next(), "accessoryMac", report);
        }
        if ((mask & 4) != 0) {
            PositionBlock.whole(fields, fields.next(), "accessoryStatus", report);
        }
        if ((mask & 8) != 0) {
            report.number("accessoryVoltage", fields.decimal(fields.next()) / 1_000);
        }
        if ((mask & 16) != 0) {
            report.number("accessoryTemp", fields.decimal(fields.next()));
        }
        if ((mask & 32) != 0) {
            report.number("accessoryHumidity", fields.decimal(fields.next()));
        }
        position(sentence, fields.position(), report);
    }

    /** Light: name, two states, number, position, bit error rate, light, battery level, mode, movement, temperature. */
    static void readLsa(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        if (position(sentence, sentence.body() + 3, report)) {
            fields.skip(1);
            PositionBlock.whole(fields, fields.next(), "lightLevel", report);
            PositionBlock.whole(fields, fields.next(), "batteryLevel", report);
            fields.skip(2);
            report.number("temp1", fields.decimal(fields.next()));
        }
    }

    /** A driver's tag: name, reserved, tag, report type, count, position, mileage. */
    static void readIda(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        Information.text(fields, sentence.body() + 2, "driverUniqueId", report);
        if (position(sentence, sentence.body() + 4, report)) {
            report.number("odometer", fields.decimal(fields.next()) * 1_000);
        }
    }

    /** A camera that looks at the driver: name, warning, degree of fatigue. */
    static void readDar(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        long warning = fields.whole(sentence.body() + 1, -1);
        if (warning == 1) {
            report.alarm("fatigueDriving");
            PositionBlock.whole(fields, sentence.body() + 2, "fatigueDegree", report);
        } else if (warning >= 0) {
            report.attribute("warningType", warning);
        }
        position(sentence, sentence.body() + 5, report);
    }

    /** Bytes from the serial port as digits: name, reserved, reserved, type, length, data. */
    static void readDtt(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        String digits = fields.text(sentence.body() + 5);
        if (digits.isEmpty() || digits.length() % 2 != 0 || !isHex(digits)) {
            return;
        }
        String data = new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
        if (data.contains(FUEL_SENSOR)) {
            byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
            report.number("fuel", new Fields(bytes, 0, bytes.length, ',').decimal(2));
        } else {
            report.attribute("result", data);
        }
        position(sentence, sentence.body() + 6, report);
    }

    private static boolean isHex(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Characters from the serial port: name, report type, reserved, reserved, data. */
    static void readDat(Sentence sentence, Report report) {
        Information.text(sentence.fields(), sentence.body() + 4, "data", report);
        position(sentence, sentence.body() + 5, report);
    }

    /** Reads the position at or after a field and goes on behind it. */
    static boolean position(Sentence sentence, int from, Report report) {
        int position = sentence.position(from);
        if (position < 0) {
            return false;
        }
        sentence.fields().seek(position);
        PositionBlock.read(sentence, report);
        return true;
    }
}
