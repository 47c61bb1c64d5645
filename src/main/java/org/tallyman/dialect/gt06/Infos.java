package org.tallyman.dialect.gt06;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages of type 94, whose first byte says what they are of. */
final class Infos {

    /** Of an ultrasonic sensor of fuel: level of two digits, temperature and level in the end. */
    private static final Pattern FUEL = Pattern.compile(
            "!AIOIL,\\d{1,2},\\d{1,3}\\.\\d{1,3},(\\d{1,3}\\.\\d{1,3}),[^,]{0,8},\\d{1,5},(\\d{1,3}\\.\\d{1,3}),.{0,64}",
            Pattern.DOTALL);

    private static final double HUNDREDTH = 100;

    private Infos() {}

    static void voltage(Body body) {
        body.report().attribute("power", body.cursor().s16() / HUNDREDTH);
    }

    static void read(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        int kind = cursor.u8();
        switch (kind) {
            case 0x00 -> {
                double volts = cursor.u16() / HUNDREDTH;
                report.attribute("adc1", volts);
                report.measure("supply-voltage", volts, "V", "");
            }
            case 0x04 -> settings(cursor.text(cursor.remaining()), report);
            case 0x05 -> {
                if (cursor.remaining() >= 7) {
                    body.time();
                }
                int flags = cursor.u8();
                report.attribute("door", (flags & 1) != 0);
                report.attribute("io1", (flags & 1 << 2) != 0);
            }
            case 0x0A -> {
                report.attribute("imei", cursor.hex(8));
                report.attribute("imsi", cursor.hex(8));
                report.attribute("iccid", cursor.hex(10).replace("f", ""));
            }
            case 0x0B -> {
                if (cursor.remaining() == 2) {
                    report.attribute("power", cursor.u16() / HUNDREDTH);
                } else {
                    report.attribute("networkTechnology", cursor.u8() > 0 ? "4G" : "2G");
                }
            }
            case 0x0D -> fuel(cursor.text(cursor.remaining()), report);
            case 0x1B -> card(cursor, report);
            case 0x1E -> {
                report.attribute("temp1", cursor.s32() / 10.0);
                report.attribute("humidity", cursor.u32() / 10.0);
            }
            default -> {
                report.attribute("info", kind);
                report.attribute("result", cursor.hex(cursor.remaining()));
            }
        }
    }

    /** Pairs of settings, of which some tell the state of alarms, in hexadecimal. */
    private static void settings(String text, Report report) {
        for (String pair : text.split(";", 32)) {
            String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
            String value = pair.substring(pair.indexOf('=') + 1);
            String attribute = switch (name) {
                case "ALM1", "ALM2", "ALM3", "ALM4" -> "alarm" + name.charAt(3) + "Status";
                case "STA1" -> "otherStatus";
                case "DYD" -> "engineStatus";
                default -> "";
            };
            if (!attribute.isEmpty() && value.matches("[0-9A-Fa-f]{1,4}")) {
                report.attribute(attribute, Integer.parseInt(value, 16));
            } else if (name.equals("ICCID")) {
                report.attribute("iccid", value);
            }
        }
    }

    private static void fuel(String text, Report report) {
        Matcher parts = FUEL.matcher(text.substring(Math.max(0, text.indexOf('!'))));
        if (parts.matches()) {
            report.attribute("temp1", Double.parseDouble(parts.group(1)));
            report.attribute("fuel", Double.parseDouble(parts.group(2)));
        }
    }

    /** What a reader of cards sends: as text, or a card's number between a head and a checksum. */
    private static void card(ByteCursor cursor, Report report) {
        if (Character.isLetter(cursor.peekU8())) {
            byte[] bytes = cursor.bytes(cursor.remaining());
            String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
            boolean prints = text.chars().allMatch(c -> c >= ' ' && c <= '~');
            report.attribute("serial", prints ? text : HexFormat.of().formatHex(bytes));
        } else {
            cursor.skip(2);
            report.attribute("driverUniqueId", cursor.hex(4));
        }
    }
}
