package org.tallyman.dialect.jt808;

import java.util.regex.Pattern;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Members that are made of members. */
final class Extensions {

    private static final double TENTH = 10;
    private static final double HUNDREDTH = 100;
    private static final int COUNTRY_MIN = 200;
    private static final int LEVELS = 6;
    private static final Pattern LITRES = Pattern.compile("\\d{1,5}(\\.\\d{1,5})?");
    private static final Pattern STRENGTH = Pattern.compile("-?\\d{1,3}");
    private static final Pattern ADDRESS = Pattern.compile("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");

    private Extensions() {}

    /** Member EB: a zone in words, cells, or members of a length that counts the number too, a number and a value. */
    static void counted(Report report, ByteCursor value) {
        if (isText(value)) {
            report.attribute("timezone", Texts.rest(value));
            return;
        }
        if ((value.peekU8(0) << 8 | value.peekU8(1)) > COUNTRY_MIN) {
            Networks.cells(report, value);
            return;
        }
        while (value.remaining() >= 4) {
            int length = value.u16();
            int number = value.u16();
            tell(report, number, value.part(Math.min(Math.max(0, length - 2), value.remaining())));
        }
    }

    private static boolean isText(ByteCursor value) {
        for (int i = 0; i < value.remaining(); i++) {
            if (value.peekU8(i) < ' ' || value.peekU8(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void tell(Report report, int number, ByteCursor value) {
        if (value.remaining() == 0) {
            return;
        }
        switch (number) {
            case 0x0001 -> report.attribute("fuel1", value.u16() / TENTH);
            case 0x0023 -> {
                String litres = Texts.rest(value);
                if (LITRES.matcher(litres).matches()) {
                    report.attribute("fuel2", Double.parseDouble(litres));
                }
            }
            case 0x002D -> report.attribute("battery", value.u16() / 1_000.0);
            case 0x00A8, 0x00E1 -> report.attribute("batteryLevel", value.u8());
            case 0x00B2 ->
                report.attribute("iccid", value.hex(value.remaining()).replace("f", ""));
            case 0x00B9 -> accessPoints(report, value);
            case 0x0089 -> {
                long bits = value.u32();
                if ((bits & 1) == 0) {
                    report.alarm("powerOff");
                }
                if ((bits & 1 << 12) == 0) {
                    report.alarm("removing");
                }
            }
            case 0x00C5 -> {
                long bits = value.u32();
                if ((bits & 1 << 6) == 0) {
                    report.alarm("vibration");
                }
                long motion = bits >> 23 & 3;
                if (motion < 2) {
                    report.attribute("motion", motion == 0);
                }
            }
            case 0x00C6 -> {
                int state = value.u8();
                report.attribute("batteryAlarm", state);
                if (state == 3 || state == 4) {
                    report.alarm("lowBattery");
                }
            }
            case 0x00CE -> report.attribute("power", value.u16() / HUNDREDTH);
            case 0x00D8 -> Networks.narrowCell(report, value);
            default -> {}
        }
    }

    /** Addresses and strengths in words, behind how many there are. */
    private static void accessPoints(Report report, ByteCursor value) {
        value.skip(1);
        String[] words = Texts.rest(value).split(",", 65);
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (ADDRESS.matcher(words[i]).matches()
                    && STRENGTH.matcher(words[i + 1]).matches()) {
                report.accessPoint(words[i], Long.parseLong(words[i + 1]));
            }
        }
    }

    /** Member EA: of sensors that are plugged in, behind a kind that is not told. */
    static void surroundings(Report report, ByteCursor value) {
        value.skip(1);
        while (value.remaining() >= 3) {
            int number = value.u8();
            ByteCursor part = value.part(value.u8());
            if (part.remaining() < 2) {
                continue;
            }
            switch (number) {
                case 0x11 -> {
                    report.attribute("externalAlarms", part.u16());
                    if (part.remaining() > 0) {
                        report.attribute("alarmThresholdType", part.u8());
                    }
                }
                case 0x13 -> report.attribute("externalIlluminance", part.u16());
                case 0x14 -> report.attribute("externalAirPressure", part.u16());
                case 0x15 -> report.attribute("externalHumidity", part.u16() / TENTH);
                case 0x16 -> report.attribute("externalTemp", part.u16() / TENTH - 50);
                default -> {}
            }
        }
    }

    /** Member E8: members of a number, a length and a value. */
    static void numbered(Report report, ByteCursor value) {
        while (value.remaining() >= 3) {
            int number = value.u16();
            ByteCursor part = value.part(value.u8());
            if (part.remaining() == 0) {
                continue;
            }
            switch (number) {
                case 0x0007 -> report.attribute("hdop", part.u16() / TENTH);
                case 0x2001 -> report.attribute("power", part.u16() / TENTH);
                case 0x2003 -> {
                    report.attribute("charge", part.u8() > 0);
                    report.attribute("batteryLevel", Math.min(part.u8(), LEVELS) * 100 / LEVELS);
                    report.attribute("battery", part.u16() / HUNDREDTH);
                    report.attribute("rssi", part.u8());
                    report.attribute("power", part.u16() / HUNDREDTH);
                }
                case 0x2005 -> numbered(report, part);
                default -> {}
            }
        }
    }
}
