package org.tallyman.dialect.gt06;

import java.time.Instant;
import org.tallyman.dialect.gt06.Model.Layout;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages about the device itself, with a cell at most, and those that some devices send with a position. */
final class Statuses {

    private static final double HUNDREDTH = 100;

    /** A phone's number, what alarms, and the language. */
    private static final int PHONE = 23;

    /** How long a vehicle's message is at least, where it has a position. */
    private static final int PLACED = 48;

    private Statuses() {}

    static void heartbeat(Body body) {
        StatusBlock.heartbeat(body.cursor(), body.report(), body.model());
    }

    static void armed(Body body) {
        StatusBlock.armed(body.cursor(), body.report());
    }

    static void cell(Body body) {
        CellBlock.read(body.cursor(), body.report());
        body.status();
    }

    /** Of one that asks where it is, for someone's phone; newer ones name a cell of 4G. */
    static void cellToName(Body body) {
        if (body.size() >= CellBlock.WIDE_SIZE + PHONE) {
            CellBlock.readWide(body.cursor(), body.report());
        } else {
            CellBlock.read(body.cursor(), body.report());
        }
    }

    static void wideCell(Body body) {
        CellBlock.readWide(body.cursor(), body.report());
        body.status();
    }

    /** Of single fences, with a position (GK310); or an asset's heartbeat (GL21L). */
    static void fenceOrAsset(Body body) {
        if (body.size() > GpsBlock.SIZE) {
            Locations.withStatus(body);
            return;
        }
        ByteCursor cursor = body.cursor();
        StatusBlock.terminal(body.report(), cursor.u8());
        StatusBlock.voltageLevel(body.report(), cursor.u8(), body.model());
        body.report().attribute("rssi", cursor.u8());
        Alarms.tell(body.report(), cursor.u8(), body.model());
    }

    /** A vehicle's position with voltages and driver (VL103), or its heartbeat with members. */
    static void vehicle(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        if (body.size() < PLACED
                || (body.model().layout() != Layout.VL103 && Modules.areShortMembers(cursor, StatusBlock.SIZE))) {
            StatusBlock.read(cursor, report, body.model());
            Modules.shortMembers(body);
            return;
        }
        body.gps();
        CellBlock.read(cursor, report, 2, 4);
        report.attribute("ignition", cursor.u8() > 0);
        report.attribute("uploadMode", cursor.u8());
        report.attribute("archive", cursor.u8() > 0);
        report.attribute("odometer", cursor.u32());
        report.attribute("power", cursor.u16() / HUNDREDTH);
        report.attribute("battery", cursor.u8() / 10.0);
        Locations.hours(report, cursor.u24());
        Locations.driver(body);
    }

    /** A position of 4G with voltages, odometer and inputs (LW series). */
    static void wideVehicle(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        body.gps();
        CellBlock.readWide(cursor, report);
        cursor.skip(1);
        StatusBlock.terminal(report, cursor.u8());
        report.attribute("power", cursor.u16() / HUNDREDTH);
        report.attribute("batteryLevel", cursor.u8());
        report.attribute("rssi", cursor.u8());
        Alarms.tell(report, cursor.u8(), body.model());
        cursor.skip(1);
        report.attribute("odometer", cursor.u32());
        Locations.hours(report, cursor.u32());
        cursor.skip(8);
        if (cursor.remaining() >= 2) {
            report.attribute("input", cursor.u16());
        }
    }

    /** A piece of a picture or sound, with where and when it was taken; it is told of and not kept beyond its frame. */
    static void media(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        cursor.skip(8);
        report.time(Instant.ofEpochSecond(cursor.u32()));
        cursor.skip(14 + 8);
        report.attribute("mediaId", cursor.u32());
        report.attribute("mediaSize", cursor.u32());
    }

    /** A time in seconds since 1970 and members of a number, a length and a value. */
    static void members(Body body) {
        body.report().time(Instant.ofEpochSecond(body.cursor().u32()));
        while (body.remaining() >= 3) {
            int number = body.cursor().u16();
            ByteCursor value = body.cursor().part(body.cursor().u8());
            switch (number) {
                case 0x01 -> {
                    int motion = value.u8();
                    body.report().attribute("motion", motion == 2 || motion == 4);
                }
                case 0x02 -> body.report().attribute("armed", value.u8() > 0);
                case 0x04 -> body.report().attribute("ignition", value.u8() > 0);
                case 0x05 -> body.report().attribute("power", value.u16() / HUNDREDTH);
                case 0x07 -> body.report().attribute("charge", value.u8() > 0);
                case 0x0A -> body.report().attribute("chargeVoltage", value.u16());
                case 0x0B -> body.report().attribute("batteryTemp", value.u16() / 10.0);
                default -> body.report().attribute("member" + number, value.hex(value.remaining()));
            }
        }
    }

    /** As members, of what is plugged in. */
    static void peripherals(Body body) {
        body.report().time(Instant.ofEpochSecond(body.cursor().u32()));
        while (body.remaining() >= 3) {
            int number = body.cursor().u16();
            // A length of one byte, or, where that is zero, of two.
            int length = body.cursor().u8();
            ByteCursor value = body.cursor().part(length == 0 ? body.cursor().u8() : length);
            switch (number) {
                case 0x0A -> tag(value, body.report());
                case 0x0C -> battery(value, body.report());
                default -> body.report().attribute("member" + number, value.hex(value.remaining()));
            }
        }
    }

    private static void battery(ByteCursor value, Report report) {
        report.attribute("externalBatteryLevel", value.u8());
        if (value.remaining() < 3) {
            return;
        }
        if (value.u8() > 0) {
            report.attribute("externalBatteryCharge", true);
        }
        report.attribute("externalBatteryCycles", value.u16());
    }

    /** A Bluetooth tag or button that was heard. */
    private static void tag(ByteCursor value, Report report) {
        value.skip(1); // kind of address
        report.attribute("mac", value.hex(6));
        int event = value.u8();
        report.attribute("event", event);
        int about = value.u8();
        if (event > 0) {
            report.attribute("eventData", about);
        }
        report.attribute("dataType", value.u8());
        report.attribute("dataDetails", value.hex(value.remaining()));
    }

    /** Of a Bluetooth beacon by which people clock in: where and when it was heard, and what it says of itself. */
    static void clock(Body body) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        body.time();
        report.attribute("rssi", cursor.s8());
        report.attribute("tagMac", cursor.hex(6));
        report.attribute("tagUuid", cursor.hex(16));
        report.attribute("tagMajor", cursor.u16());
        report.attribute("tagMinor", cursor.u16());
        report.attribute("tagBattery", cursor.u16() / HUNDREDTH);
        report.attribute("clock", cursor.u8() >> 2 & 0xF);
    }
}
