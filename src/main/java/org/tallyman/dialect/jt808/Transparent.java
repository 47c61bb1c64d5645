package org.tallyman.dialect.jt808;

import java.util.List;
import java.util.StringJoiner;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What a terminal passes on from elsewhere: cards, the vehicle's computer, tags, and events of one maker's own. */
final class Transparent {

    private static final int CARD = 0x40;
    private static final int ENGINE = 0x41;
    private static final int TAGS = 0x53;
    private static final int EVENTS = 0xF0;
    private static final int TRACK = 0xFF;
    private static final int CARD_WORD = 4;
    private static final int CELSIUS_OFFSET = 40;

    /** What the words of an engine's message are; those without a name are not told. */
    private static final String[] ENGINE_WORDS = {
        "",
        "power",
        "rpm",
        "obdSpeed",
        "throttle",
        "engineLoad",
        "coolantTemp",
        "",
        "fuelConsumption",
        "",
        "",
        "tripFuelUsed",
        "fuelUsed"
    };

    private Transparent() {}

    static List<Report> read(ByteCursor body, Reading reading) {
        Report report = new Report();
        int kind = body.u8();
        switch (kind) {
            case CARD -> card(report, Texts.rest(body));
            case ENGINE -> engine(report, Texts.rest(body));
            case TAGS -> tags(report, body, reading);
            case EVENTS -> events(report, body, reading);
            case TRACK -> track(report, body, reading);
            default -> {
                report.attribute("type", kind);
                report.attribute("result", body.hex(body.remaining()));
            }
        }
        return List.of(report);
    }

    private static void card(Report report, String text) {
        String[] words = text.split("\\|", 8);
        int start = words[0].indexOf("GTSL");
        if (start >= 0 && words.length > CARD_WORD) {
            report.attribute("driverUniqueId", words[CARD_WORD]);
        } else {
            report.attribute("result", text);
        }
    }

    static void engine(Report report, String text) {
        int start = text.indexOf("$OBD-RT");
        if (start < 0) {
            report.attribute("result", text);
            return;
        }
        String[] words = text.substring(start).split(",", 20);
        for (int i = 1; i < Math.min(words.length, ENGINE_WORDS.length); i++) {
            if (!ENGINE_WORDS[i].isEmpty() && words[i].matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
                report.attribute(ENGINE_WORDS[i], Double.parseDouble(words[i]));
            }
        }
    }

    /** A position and Bluetooth tags: which, address, strength, and what the tag sends. */
    private static void tags(Report report, ByteCursor body, Reading reading) {
        Location.place(body, report, reading);
        report.altitudeM(body.s16());
        report.speedKmh(body.u16() / 10.0);
        report.courseDegrees(body.u16());
        reading.time(body, report);
        body.skip(1);
        for (int i = 1; body.remaining() >= 9; i++) {
            body.skip(1);
            String tag = "tag" + i;
            report.attribute(tag + "Mac", body.hex(6));
            report.attribute(tag + "Rssi", body.s8());
            report.attribute(tag + "Data", body.hex(body.u8()));
        }
    }

    /** A time and place. */
    private static void track(Report report, ByteCursor body, Reading reading) {
        if (body.remaining() < 20) {
            report.attribute("result", body.hex(body.remaining()));
            return;
        }
        reading.time(body, report);
        report.position(body.s32() / 1e6, body.s32() / 1e6);
        report.altitudeM(body.s16());
        report.speedKmh(body.u16() / 10.0);
        report.courseDegrees(body.u16());
    }

    /** The time, whether it comes late, and events of a number and a length each; then the status. */
    private static void events(Report report, ByteCursor body, Reading reading) {
        reading.time(body, report);
        if (body.u8() > 0) {
            report.attribute("archive", true);
        }
        body.skip(1);
        int kind = body.u8();
        switch (kind) {
            case 0x01 -> {
                members(report, body);
                status(report, body, reading);
            }
            case 0x03 -> {
                alarms(report, body);
                status(report, body, reading);
            }
            case 0x02 -> {
                codes(report, body);
                status(report, body, reading);
            }
            case 0x0B -> {
                if (body.u8() > 0) {
                    report.attribute("vin", Texts.rest(body.part(17)));
                }
            }
            case 0x15 -> driving(report, body.s32());
            default -> report.attribute("type", kind);
        }
    }

    /** Status, latitude, longitude and time of the last position, which that has told by itself: here the status is enough. */
    private static void status(Report report, ByteCursor body, Reading reading) {
        if (body.remaining() >= 4) {
            Location.status(report, body.s32(), reading);
        }
    }

    private static void alarms(Report report, ByteCursor body) {
        int count = body.u8();
        for (int i = 0; i < count && body.remaining() >= 2; i++) {
            int number = body.u8();
            body.skip(body.u8());
            switch (number) {
                case 0x01 -> report.alarm("powerRestored");
                case 0x02 -> report.alarm("powerCut");
                case 0x1A -> report.alarm("hardAcceleration");
                case 0x1B -> report.alarm("hardBraking");
                case 0x1C -> report.alarm("hardCornering");
                case 0x1D, 0x1E, 0x1F -> report.alarm("laneChange");
                case 0x23 -> report.alarm("fatigueDriving");
                case 0x26, 0x27, 0x28 -> report.alarm("accident");
                case 0x31, 0x32 -> report.alarm("door");
                default -> {}
            }
        }
    }

    private static void driving(Report report, int event) {
        switch (event) {
            case 51 -> report.alarm("hardAcceleration");
            case 52 -> report.alarm("hardBraking");
            case 53 -> report.alarm("hardCornering");
            case 54 -> report.alarm("laneChange");
            case 56 -> report.alarm("accident");
            default -> report.attribute("event", event);
        }
    }

    /** Of each system the faults: a number, a state and the code in words. */
    private static void codes(Report report, ByteCursor body) {
        StringJoiner codes = new StringJoiner(" ");
        int systems = body.u16();
        for (int i = 0; i < systems && body.remaining() >= 6; i++) {
            body.skip(4);
            int faults = body.u16();
            for (int j = 0; j < faults && body.remaining() >= 10; j++) {
                body.skip(8);
                codes.add(Texts.rest(body.part(body.u16())));
            }
        }
        report.attribute("dtcs", codes.toString());
    }

    private static void members(Report report, ByteCursor body) {
        int count = body.u8();
        for (int i = 0; i < count && body.remaining() >= 3; i++) {
            int number = body.u16();
            ByteCursor value = body.part(body.u8());
            if (value.remaining() == 0) {
                continue;
            }
            switch (number) {
                case 0x0102, 0x0528, 0x0546 -> report.attribute("odometer", value.u32() * 100);
                case 0x0103 -> report.attribute("fuel", value.u32() / 100.0);
                case 0x0111 -> report.attribute("fuelTemp", value.u8() - CELSIUS_OFFSET);
                case 0x012E -> report.attribute("oilLevel", value.u16() / 10.0);
                case 0x0105, 0x052C -> report.attribute("fuelUsed", value.u32() / 100.0);
                case 0x014A, 0x0537, 0x0538, 0x0539 -> report.attribute("fuelConsumption", value.u16() / 100.0);
                case 0x052A -> report.attribute("fuel", value.u16() / 100.0);
                case 0x052B -> report.attribute("fuelLevel", value.u8());
                case 0x052D -> report.attribute("coolantTemp", value.u8() - CELSIUS_OFFSET);
                case 0x052E -> report.attribute("airTemp", value.u8() - CELSIUS_OFFSET);
                case 0x0530 -> report.attribute("power", value.u16() / 1_000.0);
                case 0x0535 -> report.attribute("obdSpeed", value.u16() / 10.0);
                case 0x0536 -> report.attribute("rpm", value.u16());
                case 0x053D -> report.attribute("intakePressure", value.u16() / 10.0);
                case 0x0544 -> report.attribute("liquidLevel", value.u8());
                case 0x0547, 0x0548 -> report.attribute("throttle", value.u8());
                default -> {
                    if (value.remaining() <= 4) {
                        report.attribute("io" + number, value.unsigned(value.remaining()));
                    }
                }
            }
        }
    }
}
