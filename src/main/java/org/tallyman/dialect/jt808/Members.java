package org.tallyman.dialect.jt808;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * The members of a position: those of the standard, and below those of makers, who tell theirs apart from one another's by
 * length only.
 */
final class Members {

    private static final double TENTH = 10;
    private static final double HUNDREDTH = 100;
    private static final double THOUSANDTH = 1_000;
    private static final int NO_TEMPERATURE = 0xFFFF;
    private static final int TEMPERATURE_MAX = 2_000;
    private static final int CHARGING = 0xFF;
    private static final int CARD_EVENT = 0x61;
    private static final int CARD_EVENT_MAX = 0x66;

    private Members() {}

    static void tell(Report report, int number, ByteCursor value) {
        int length = value.remaining();
        if (length == 0) {
            return;
        }
        switch (number) {
            case 0x01 -> report.attribute("odometer", value.u32() * 100);
            case 0x02 -> fuel(report, value.u16());
            case 0x03 -> report.attribute("obdSpeed", value.u16() / TENTH);
            case 0x06 -> inside(report, value, length);
            case 0x14 -> report.attribute("videoAlarm", value.u32());
            case 0x25 -> report.attribute("input", value.u32());
            case 0x2B -> {
                report.attribute("adc1", value.u16() / HUNDREDTH);
                report.attribute("adc2", value.u16() / HUNDREDTH);
            }
            case 0x30 -> report.attribute("rssi", value.u8());
            case 0x31 -> report.attribute("sat", value.u8());
            case 0x33 -> mode(report, value);
            case 0x64 -> assistance(report, "adasAlarm", value);
            case 0x65 -> assistance(report, "dmsAlarm", value);
            case 0x0B -> LockReport.command(report, value);
            default -> {
                if (number <= 0x2A) {
                    events(report, number, value, length);
                } else if (number < 0x80) {
                    low(report, number, value, length);
                } else if (number < 0xC0) {
                    Engine.tell(report, number, value);
                } else if (number < 0xF0) {
                    high(report, number, value, length);
                } else {
                    Aovx.tell(report, number, value, length);
                }
            }
        }
    }

    /** Of the standard and its part for video (JT/T 1078), of what alarms are about. */
    private static void events(Report report, int number, ByteCursor value, int length) {
        switch (number) {
            case 0x04 -> report.attribute("alarmId", value.u16());
            case 0x05 -> pressures(report, value);
            case 0x11, 0x12 -> {
                value.skip(1);
                if (length >= 5) {
                    report.attribute("geofence", value.u32());
                }
            }
            case 0x13 -> report.attribute("geofence", value.u32());
            case 0x15 -> report.attribute("videoLost", value.u32());
            case 0x16 -> report.attribute("videoBlocked", value.u32());
            case 0x17 -> report.attribute("storageFault", value.u16());
            case 0x18 -> report.attribute("drivingAlarm", value.u16());
            case 0x2A -> report.attribute("ioStatus", value.u16());
            default -> {}
        }
    }

    /** In pascals, of up to thirty tyres; 255 where there is none. */
    private static void pressures(Report report, ByteCursor value) {
        for (int tyre = 1; value.remaining() > 0; tyre++) {
            int pressure = value.u8();
            if (pressure != 0xFF && pressure > 0) {
                report.attribute("tire" + tyre + "Pressure", pressure);
            }
        }
    }

    private static void low(Report report, int number, ByteCursor value, int length) {
        switch (number) {
            case 0x51 -> {
                for (int i = 1; value.remaining() >= 2; i++) {
                    temperature(report, i, value.u16());
                }
            }
            case 0x53, 0x5D -> Networks.counted(report, value);
            case 0x54 -> {
                value.skip(1);
                Networks.accessPoints(report, value);
            }
            case 0x56 -> {
                int tenths = value.u8();
                int percent = value.u8();
                report.attribute("batteryLevel", percent > 0 && percent <= 100 ? percent : tenths * 10);
            }
            case 0x57 -> driving(report, value);
            case 0x60 -> event(report, value);
            case 0x61 -> {
                if (length == 2) {
                    report.attribute("power", value.u16() / HUNDREDTH);
                }
            }
            case 0x63 -> locks(report, value);
            case 0x67 -> {
                if (length == 8) {
                    report.attribute("password", Texts.rest(value));
                }
            }
            case 0x68 -> report.attribute("batteryLevel", value.u16() / HUNDREDTH);
            case 0x69 -> report.attribute("battery", value.u16() / HUNDREDTH);
            case 0x70 -> aggressive(report, value);
            case 0x77 -> tyres(report, value);
            default -> {}
        }
    }

    /** Tenths, or, where the highest bit says so, whole numbers. */
    private static void fuel(Report report, int value) {
        boolean whole = (value & 0x8000) != 0;
        report.attribute("fuel", whole ? (double) (value & 0x7FFF) : value / TENTH);
    }

    /** The level of the battery, or, as the standard has it, degrees inside the vehicle with a bit for those below zero. */
    private static void inside(Report report, ByteCursor value, int length) {
        if (length == 1) {
            report.attribute("batteryLevel", value.u8());
        } else {
            int degrees = value.u16();
            report.attribute("temp1", (double) ((degrees & 0x8000) == 0 ? degrees : -(degrees & 0x7FFF)));
        }
    }

    /** Tenths of a degree; below zero by the highest bit alone, or, as others write them, as the complement of two. */
    private static void temperature(Report report, int sensor, int value) {
        int size = value & 0x7FFF;
        if (value != NO_TEMPERATURE) {
            boolean complement = value > 0x7FFF && size > TEMPERATURE_MAX;
            int tenths = complement ? (short) value : value > 0x7FFF ? -size : size;
            report.attribute("temp" + sensor, tenths / TENTH);
        }
    }

    /** Of the opening of a lock, which lock and whose card. */
    private static void event(Report report, ByteCursor value) {
        int event = value.u16();
        report.attribute("event", event);
        if (event >= CARD_EVENT && event <= CARD_EVENT_MAX && value.remaining() >= 14) {
            value.skip(6);
            report.attribute("driverUniqueId", Texts.rest(value.part(8)));
        }
    }

    private static void mode(Report report, ByteCursor value) {
        if (value.remaining() == 1) {
            report.attribute("mode", value.u8());
            return;
        }
        String text = Texts.rest(value);
        if (text.startsWith("*M00")
                && text.length() >= 13
                && text.substring(10, 13).matches("\\d{3}")) {
            report.attribute("battery", Integer.parseInt(text.substring(10, 13)) / HUNDREDTH);
        }
    }

    /** Number, state and kind of an alarm of a driver assistance system; its label is in the end. */
    private static void assistance(Report report, String name, ByteCursor value) {
        value.skip(5);
        int kind = value.u8();
        if (!value.isOver()) {
            report.attribute(name, kind);
        }
        if (value.remaining() >= 16) {
            value.skip(value.remaining() - 16);
            report.attribute("alarmLabel", value.hex(16));
        }
    }

    private static void aggressive(Report report, ByteCursor value) {
        value.skip(5);
        switch (value.u8()) {
            case 0x01 -> report.alarm("hardAcceleration");
            case 0x02 -> report.alarm("hardBraking");
            case 0x03 -> report.alarm("hardCornering");
            case 0x16 -> report.alarm("accident");
            default -> {}
        }
    }

    /** Alarms of driving, contacts, and an alarm of the door. */
    private static void driving(Report report, ByteCursor value) {
        int alarms = value.u16();
        if ((alarms & 1 << 8) != 0) {
            report.alarm("hardAcceleration");
        }
        if ((alarms & 1 << 9) != 0) {
            report.alarm("hardBraking");
        }
        if ((alarms & 1 << 10) != 0) {
            report.alarm("hardCornering");
        }
        value.skip(2);
        if ((value.u16() & 1) != 0) {
            report.alarm("door");
        }
    }

    /** Seals that a gateway hears. */
    private static void locks(Report report, ByteCursor value) {
        for (int i = 1; value.remaining() >= 11; i++) {
            String lock = "lock" + i;
            report.attribute(lock + "Id", value.hex(6));
            report.attribute(lock + "Battery", value.u16() / THOUSANDTH);
            report.attribute(lock + "Seal", value.u8() == 0x31);
            value.skip(2);
        }
    }

    private static void tyres(Report report, ByteCursor value) {
        while (value.remaining() >= 8) {
            String tyre = "tire" + value.u8();
            report.attribute(tyre + "SensorId", value.hex(3));
            report.attribute(tyre + "Pressure", (value.u16() & 0x3FF) / 40.0);
            report.attribute(tyre + "Temp", value.u8() - 50);
            report.attribute(tyre + "Status", value.u8());
        }
    }

    private static void high(Report report, int number, ByteCursor value, int length) {
        switch (number) {
            case 0xCC, 0xD6 -> report.attribute("iccid", Texts.rest(value));
            case 0xD0 -> {
                if ((value.u32() & 1 << 3) != 0) {
                    report.alarm("vibration");
                }
            }
            case 0xD3 -> report.attribute("power", value.u16() / TENTH);
            case 0xD4, 0xE9 -> {
                if (length == 1) {
                    level(report, value.u8());
                } else {
                    report.attribute("driverUniqueId", String.valueOf(value.unsigned(Math.min(length, 8))));
                }
            }
            case 0xD5 -> seals(report, value, length);
            case 0xDA -> {
                value.skip(length - 1);
                int contacts = value.u8();
                report.attribute("string", (contacts & 1) != 0);
                report.attribute("motion", (contacts & 1 << 2) != 0);
                if (length > 1) {
                    report.attribute("cover", (contacts & 1 << 3) != 0);
                }
            }
            case 0xE1 -> {
                switch (length) {
                    case 1 -> level(report, value.u8());
                    case 2 -> report.attribute("power", value.u16() / TENTH);
                    case 4 -> report.attribute("driverUniqueId", String.valueOf(value.u32()));
                    default -> Networks.cell(report, value, 3, 4);
                }
            }
            case 0xE2 -> {
                if (length == 4) {
                    report.attribute("fuel", value.u32() / TENTH);
                }
            }
            case 0xE3 -> {
                if (length >= 4) {
                    report.attribute("batteryLevel", value.u16() & 0xFF);
                    report.attribute("battery", value.u16() / HUNDREDTH);
                }
            }
            case 0xE4 -> {
                if (length >= 2) {
                    report.attribute("charge", value.u8() == 0);
                    report.attribute("batteryLevel", value.u8());
                }
            }
            case 0xE5 -> {
                if (length == 1) {
                    report.attribute("motion", value.u8() > 0);
                }
            }
            case 0xE6 -> {
                if (value.peekU8() == '$') {
                    Transparent.engine(report, Texts.rest(value));
                } else {
                    climates(report, value);
                }
            }
            case 0xE8 -> {
                if (length == 3) {
                    report.attribute("lockStatus", value.u24());
                } else {
                    Extensions.numbered(report, value);
                }
            }
            case 0xEA -> Extensions.surroundings(report, value);
            case 0xEB -> Extensions.counted(report, value);
            case 0xEC -> Networks.accessPoints(report, value);
            case 0xED -> report.attribute("card", Texts.rest(value));
            case 0xEE -> {
                if (length == 6) {
                    report.attribute("rssi", value.u8());
                    report.attribute("power", value.u16() / THOUSANDTH);
                    report.attribute("battery", value.u16() / THOUSANDTH);
                    report.attribute("sat", value.u8());
                } else {
                    Networks.narrowCell(report, value);
                }
            }
            default -> {}
        }
    }

    private static void level(Report report, int level) {
        if (level == CHARGING) {
            report.attribute("charge", true);
        } else {
            report.attribute("batteryLevel", level);
        }
    }

    private static void seals(Report report, ByteCursor value, int length) {
        if (length == 2) {
            report.attribute("battery", value.u16() / HUNDREDTH);
            return;
        }
        int count = value.u8();
        for (int i = 1; i <= count && value.remaining() >= 13; i++) {
            String lock = "lock" + i;
            report.attribute(lock + "Id", value.hex(5));
            report.attribute(lock + "Card", value.hex(5));
            report.attribute(lock + "Battery", value.u8());
            report.attribute(lock + "Locked", (value.u16() & 1 << 5) == 0);
        }
    }

    /** Bluetooth sensors: which, address, and temperature and humidity as numbers with eight bits behind the point. */
    private static void climates(Report report, ByteCursor value) {
        while (value.remaining() >= 11) {
            int sensor = value.u8();
            value.skip(6);
            report.attribute("temp" + sensor, value.s16() / 256.0);
            report.attribute("humidity" + sensor, value.u16() / 256.0);
        }
    }
}
