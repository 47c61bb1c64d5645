package org.tallyman.dialect.gt06;

import java.time.Instant;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages that are made of modules: a number, a length and a value each. */
final class Modules {

    private static final double HUNDREDTH = 100;

    private Modules() {}

    /** With numbers and lengths of two bytes. */
    static void read(Body body) {
        while (body.remaining() >= 4) {
            int number = body.cursor().u16();
            tell(number, body.cursor().part(body.cursor().u16()), body.report());
        }
    }

    /** Whether short members, from a place on, end where the body does. */
    static boolean areShortMembers(ByteCursor cursor, int from) {
        int at = from;
        while (at + 3 <= cursor.remaining()) {
            at += 3 + cursor.peekU8(at + 2);
        }
        return at == cursor.remaining();
    }

    /** With lengths of one byte, behind what other messages have. */
    static void shortMembers(Body body) {
        while (body.remaining() >= 3) {
            int number = body.cursor().u16();
            tell(number, body.cursor().part(body.cursor().u8()), body.report());
        }
    }

    private static void tell(int number, ByteCursor value, Report report) {
        if (value.remaining() == 0) {
            return;
        }
        switch (number) {
            case 0x01 -> report.attribute("imei", value.hex(value.remaining()));
            case 0x02 -> report.attribute("imsi", value.hex(value.remaining()));
            case 0x03 -> report.attribute("iccid", value.hex(value.remaining()));
            case 0x09 -> report.attribute("sat", value.u8());
            case 0x0A -> report.attribute("satVisible", value.u8());
            case 0x11 -> CellBlock.readWideNetwork(value, report, 2, 4);
            case 0x18 -> report.attribute("battery", value.u16() / HUNDREDTH);
            case 0x27 -> report.attribute("power", value.u16() / HUNDREDTH);
            case 0x28 -> report.attribute("hdop", value.u8() / 10.0);
            case 0x29 -> report.attribute("index", value.u32());
            case 0x2A -> {
                int input = value.u8();
                report.attribute("door", (input & 0xF) > 0);
                report.attribute("tamper", input >> 4 > 0);
            }
            case 0x2B -> report.attribute("bootReason", value.u8());
            case 0x2C -> {
                if (!report.hasTime()) {
                    report.time(Instant.ofEpochSecond(value.u32()));
                }
            }
            case 0x2E -> report.attribute("odometer", value.u32());
            case 0x32 -> report.attribute("startupStatus", value.u8());
            case 0x33 -> place(value, report);
            case 0x34 -> event(value.u8(), report);
            case 0x3B -> report.accuracyM(value.u16() / HUNDREDTH);
            case 0x7F -> tag(value, report);
            case 0x6A -> report.attribute("batteryLevel", value.u8());
            default -> {}
        }
    }

    private static void place(ByteCursor value, Report report) {
        if (value.remaining() < GpsBlock.SIZE) {
            return;
        }
        report.time(Instant.ofEpochSecond(value.u32()));
        report.attribute("sat", value.u8());
        report.altitudeM(value.s16());
        long latitude = value.u32();
        long longitude = value.u32();
        report.speedKmh(value.u8());
        GpsBlock.place(report, latitude, longitude, value.u16());
    }

    /** A Bluetooth thermometer. */
    private static void tag(ByteCursor value, Report report) {
        String id = value.hex(6);
        report.attribute("tag1Id", id);
        report.attribute("tag1Battery", value.u16() / 1_000.0);
        report.attribute("tag1BatteryLevel", value.u8());
        double celsius = value.s16() / 10.0;
        int humidity = value.s16();
        if (value.isOver()) {
            return;
        }
        report.attribute("tag1Temp", celsius);
        report.attribute("tag1Humidity", humidity);
        report.measure("temperature", celsius, "Cel", id);
        report.measure("humidity", humidity, "%", id);
        report.attribute("tag1Status", value.u8());
    }

    private static void event(int code, Report report) {
        report.attribute("event", code);
        switch (code) {
            case 0x10 -> report.alarm("door");
            case 0x12 -> report.alarm("removing");
            case 0x14 -> report.alarm("geofenceEnter");
            case 0x15 -> report.alarm("geofenceExit");
            case 0x16 -> report.alarm("temperature");
            case 0x1A -> report.alarm("lowBattery");
            case 0x1B -> report.alarm("overspeed");
            case 0x1C -> report.alarm("powerOn");
            case 0x1D -> report.alarm("powerOff");
            case 0x20 -> report.alarm("vibration");
            case 0x21 -> report.alarm("powerCut");
            case 0x23 -> report.alarm("tampering");
            default -> {}
        }
    }
}
