package org.tallyman.dialect.jt808;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Members F0 to FF, most of them of AOVX and its asset trackers. */
final class Aovx {

    private static final double TENTH = 10;
    private static final double THOUSANDTH = 1_000;
    private static final int CELL_SIZE = 13;
    private static final int CHARGING = 2;
    private static final int CHARGED = 3;
    private static final int MOVED = 2;
    private static final int CELSIUS_OFFSET = 40;
    private static final int EVENTS = 0x7C;

    private Aovx() {}

    static void tell(Report report, int number, ByteCursor value, int length) {
        switch (number) {
            case 0xF0 -> cells(report, value);
            case 0xF1 -> {
                if (length == 4) {
                    report.attribute("power", value.u32() / THOUSANDTH);
                } else if (length == 20) {
                    report.attribute("iccid", Texts.rest(value));
                }
            }
            case 0xF2 -> report.attribute("versionFw", Texts.rest(value));
            case 0xF3 -> engine(report, value);
            case 0xF4 -> {
                if (length == 2) {
                    driving(report, value.u16());
                } else {
                    Networks.accessPoints(report, value);
                }
            }
            case 0xF5 -> {
                if (length == 6) {
                    acceleration(report, value);
                } else if (length == 2) {
                    report.attribute("illuminance", value.u16());
                }
            }
            case 0xF6 -> {
                if (length == 2) {
                    report.attribute("airPressure", value.u16());
                } else {
                    sensors(report, value, length);
                }
            }
            case 0xF7 -> {
                if (length == 2) {
                    report.attribute("humidity", value.u16() / TENTH);
                } else if (length >= 4 && length <= 6) {
                    report.attribute("battery", value.u32() / THOUSANDTH);
                    int charging = value.u8();
                    if (charging == CHARGING || charging == CHARGED) {
                        report.attribute("charge", true);
                    }
                    if (length == 6) {
                        report.attribute("batteryLevel", value.u8());
                    }
                }
            }
            case 0xF8 -> {
                if (length == 2 && report.has("humidity")) {
                    report.attribute("temp2", value.u16() / TENTH - 50);
                } else if (length == 2) {
                    report.attribute("steps", value.u16());
                } else if (length >= 19) {
                    value.skip(9);
                    report.attribute("iccid", value.hex(10));
                }
            }
            case 0xF9 -> {
                if (length == 18) {
                    value.skip(10);
                    report.attribute("hdop", value.u16() / TENTH);
                }
            }
            case 0xFB -> Texts.tell(report, "container", value);
            case 0xFC -> report.attribute("geofence", value.u8());
            case 0xFD -> cellBeforeArea(report, value);
            case 0xFE -> charge(report, value, length);
            case 0xFF -> {
                if (length == 12) {
                    Networks.cell(report, value, 4, 4);
                }
            }
            default -> {}
        }
    }

    private static void cells(Report report, ByteCursor value) {
        while (value.remaining() >= CELL_SIZE) {
            int country = value.u16();
            int network = value.u16();
            long cell = value.u32();
            report.cell(country, network, value.u32(), cell, (long) value.s8());
        }
    }

    private static void cellBeforeArea(Report report, ByteCursor value) {
        if (value.remaining() == 10) {
            int country = value.u16();
            int network = value.u16();
            long cell = value.u32();
            report.cell(country, network, value.u16(), cell, null);
        }
    }

    /** What made the report, and what a mask says: light, temperature, humidity and acceleration. */
    private static void sensors(Report report, ByteCursor value, int length) {
        if (length < 2) {
            return;
        }
        int event = value.u8();
        report.attribute("event", event);
        if (event == MOVED) {
            report.attribute("motion", true);
        }
        int mask = value.u8();
        if ((mask & 1) != 0) {
            report.attribute("lightSensor", value.u16());
        }
        if ((mask & 1 << 1) != 0) {
            report.attribute("temp1", value.s16() / TENTH);
        }
        if ((mask & 1 << 2) != 0) {
            report.attribute("humidity", value.u16() / TENTH);
        }
        if ((mask & 1 << 3) != 0) {
            acceleration(report, value);
        }
    }

    private static void acceleration(Report report, ByteCursor value) {
        report.attribute("gSensor", "[" + value.s16() + "," + value.s16() + "," + value.s16() + "]");
    }

    /** Alarms that wired devices of another maker add. */
    private static void driving(Report report, int bits) {
        alarms(report, bits, "hardAcceleration", "hardBraking", "hardBraking", "hardCornering", "accident", "accident");
    }

    private static void alarms(Report report, long bits, String... names) {
        for (int i = 0; i < names.length; i++) {
            if ((bits >> i & 1) != 0) {
                report.alarm(names[i]);
            }
        }
    }

    /** Of the vehicle's computer: a number, a length and a value each. */
    private static void engine(Report report, ByteCursor value) {
        while (value.remaining() >= 4) {
            int number = value.u16();
            ByteCursor part = value.part(value.u8());
            if (part.remaining() == 0) {
                continue;
            }
            switch (number) {
                case 0x0002 -> report.attribute("obdSpeed", part.u16() / TENTH);
                case 0x0003 -> report.attribute("rpm", part.u16());
                case 0x0004 -> report.attribute("power", part.u16() / THOUSANDTH);
                case 0x0005 -> report.attribute("obdOdometer", part.u32() * 100);
                case 0x0007 -> report.attribute("fuelConsumption", part.u16() / TENTH);
                case 0x0008 -> load(report, part);
                case 0x0009 -> report.attribute("coolantTemp", number(part) - CELSIUS_OFFSET);
                case 0x000B -> report.attribute("intakePressure", number(part));
                case 0x000C -> report.attribute("intakeTemp", number(part) - CELSIUS_OFFSET);
                case 0x000D -> report.attribute("intakeFlow", number(part));
                case 0x000E -> report.attribute("throttle", number(part) * 100 / 255);
                case 0x0050 -> report.attribute("vin", Texts.rest(part));
                case 0x0051 -> report.attribute("cvn", part.hex(part.remaining()));
                case 0x0052 -> Texts.tell(report, "calid", part);
                case 0x0100 -> report.attribute("tripOdometer", part.u16() / TENTH);
                case 0x0102 -> report.attribute("tripFuel", part.u16() / TENTH);
                case 0x0112 -> report.attribute("hardAccelerationCount", part.u16());
                case 0x0113 -> report.attribute("hardDecelerationCount", part.u16());
                case 0x0114 -> report.attribute("hardCorneringCount", part.u16());
                default -> {}
            }
        }
    }

    /** Per cent, or tenths of it in two bytes. */
    private static void load(Report report, ByteCursor part) {
        if (part.remaining() == 1) {
            report.attribute("engineLoad", part.u8());
        } else {
            report.attribute("engineLoad", part.u16() / TENTH);
        }
    }

    /** Of one byte or two. */
    private static int number(ByteCursor part) {
        return part.remaining() == 1 ? part.u8() : part.u16();
    }

    private static void charge(Report report, ByteCursor value, int length) {
        if (length > 4 && value.u8() == EVENTS) {
            events(report, value);
            return;
        }
        switch (length) {
            case 1 -> report.attribute("batteryLevel", value.u8());
            case 2 -> report.attribute("power", value.u16() / TENTH);
            case 4 -> report.attribute("odometer", value.u32());
            default -> {}
        }
    }

    private static void events(Report report, ByteCursor value) {
        while (value.remaining() >= 2) {
            int number = value.u8();
            ByteCursor part = value.part(value.u8());
            if (number == 1) {
                alarms(report, part.u32(), "hardAcceleration", "hardBraking", "hardCornering", "accident", "tampering");
            }
        }
    }
}
