package org.tallyman.dialect.jt808;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.dialect.tracker.Report;

/**
 * Reads bodies as one device means them.
 *
 * @param model as the profile names it; empty when it does not
 * @param zoneSeconds how far the device's clock is ahead of UTC
 */
record Reading(String model, int zoneSeconds) {

    private static final Duration BEIJING = Duration.ofHours(8);
    private static final int MODEL_NAME = 20;
    private static final int LONG_NAME = 30;
    private static final int ID_BYTES = 7;
    private static final int CARD_IN = 1;
    private static final int BUS_MAX = 100;
    private static final int JPEG = 0xFFD8;
    private static final int LICENCE_BYTES = 20;

    static Reading of(Profile profile) {
        Duration ahead = DeviceClock.ahead(profile).orElse(BEIJING);
        return new Reading(profile.setting("model").orElse(""), (int) ahead.toSeconds());
    }

    /** What a body tells; none of a greeting, or of a type that tells nothing here. */
    List<Report> reports(Message message, ByteCursor body) {
        return switch (message.type()) {
            case Message.HEARTBEAT -> state(body);
            case 0x0200 -> location(body);
            case 0x0201, 0x0500 -> {
                body.skip(2);
                yield location(body);
            }
            case 0x0210 -> body.remaining() < Location.SIZE ? level(body) : batch(body, 1);
            case 0x0701 -> List.of(result(body));
            case 0x0704 -> batch(body);
            case 0x0900 -> Transparent.read(body, this);
            case 0x0107 -> List.of(properties(message, body));
            case 0x0702 -> List.of(driver(body));
            case 0x0705 -> List.of(bus(body));
            case 0x0800, Message.MEDIA -> List.of(media(body));
            case 0x2070 -> List.of(acceleration(body));
            case 0x6006 -> List.of(answer(body));
            case Message.LOCK, Message.LOCK_BLIND -> List.of(LockReport.read(body, message.type() == Message.LOCK));
            default -> List.of();
        };
    }

    private List<Report> location(ByteCursor body) {
        Report report = new Report();
        Location.read(body, report, this);
        return body.isOver() ? List.of() : List.of(report);
    }

    /** How many, whether they come late, and each with its length. */
    private List<Report> batch(ByteCursor body) {
        body.skip(2);
        boolean late = body.u8() > 0;
        List<Report> reports = batch(body, 2);
        if (late) {
            reports.forEach(report -> report.attribute("archive", true));
        }
        return reports;
    }

    private List<Report> batch(ByteCursor body, int lengthBytes) {
        List<Report> reports = new ArrayList<>();
        while (body.remaining() > lengthBytes) {
            ByteCursor part = body.part((int) body.unsigned(lengthBytes));
            if (part.remaining() >= Location.SIZE) {
                Report report = new Report();
                Location.read(part, report, this);
                reports.add(report);
            }
        }
        return reports;
    }

    private List<Report> level(ByteCursor body) {
        Report report = new Report();
        report.attribute("batteryLevel", body.u8());
        time(body, report);
        return List.of(report);
    }

    /** What the terminal is: 8.14 of the standard, whose version of 2019 has longer names. */
    private static Report properties(Message message, ByteCursor body) {
        Report report = new Report();
        body.skip(2 + 5);
        int name = message.isVersioned() ? LONG_NAME : MODEL_NAME;
        Texts.tell(report, "deviceType", body.part(name));
        body.skip(message.isVersioned() ? LONG_NAME : ID_BYTES);
        report.attribute("iccid", body.hex(10));
        Texts.tell(report, "versionHw", body.part(body.u8()));
        Texts.tell(report, "versionFw", body.part(body.u8()));
        return report;
    }

    /** Who drives: 8.41 of the standard, of a card that was put in or taken out. */
    private Report driver(ByteCursor body) {
        Report report = new Report();
        int state = body.u8();
        report.attribute("event", state);
        report.attribute("cardStatus", state);
        time(body, report);
        if (state == CARD_IN) {
            int result = body.u8();
            report.attribute("cardResult", result);
            if (result == 0) {
                Texts.tell(report, "driver", Texts.chinese(body.part(body.u8())));
                Texts.tell(report, "driverUniqueId", body.part(LICENCE_BYTES));
                Texts.tell(report, "cardAgency", Texts.chinese(body.part(body.u8())));
                report.attribute("cardValidity", body.hex(4));
            }
        }
        return report;
    }

    /** Frames of the vehicle's bus: 8.49 of the standard; each a number and eight bytes. */
    private Report bus(ByteCursor body) {
        Report report = new Report();
        int count = Math.min(body.u16(), BUS_MAX);
        body.skip(5); // time of day of the first
        for (int i = 0; i < count && body.remaining() >= 12; i++) {
            report.attribute("can" + body.hex(4), body.hex(8));
        }
        return report;
    }

    /** A picture, sound or film that was taken, where that is told too; what is in it is not kept beyond its message. */
    private Report media(ByteCursor body) {
        Report report = new Report();
        report.attribute("mediaId", body.u32());
        report.attribute("mediaType", body.u8());
        body.skip(1); // format
        report.attribute("event", body.u8());
        body.skip(1); // channel
        boolean placed = (body.peekU8(0) << 8 | body.peekU8(1)) != JPEG && body.remaining() > Location.SIZE;
        if (placed) {
            Location.read(body.part(Location.SIZE), report, this);
        }
        body.skip(body.remaining());
        return report;
    }

    private static Report acceleration(ByteCursor body) {
        StringBuilder samples = new StringBuilder("[");
        while (body.remaining() >= 12) {
            body.skip(6);
            samples.append(samples.length() > 1 ? "," : "").append('[');
            for (int axis = 0; axis < 3; axis++) {
                int value = body.u16();
                int size = value & 0x7FFF;
                samples.append(axis == 0 ? "" : ",").append((value & 0x8000) == 0 ? size : -size);
            }
            samples.append(']');
        }
        Report report = new Report();
        report.attribute("gSensor", samples.append(']').toString());
        return report;
    }

    /** Level, signal and status, which some terminals put into a heartbeat. */
    private static List<Report> state(ByteCursor body) {
        if (body.remaining() < 3) {
            return List.of();
        }
        Report report = new Report();
        report.attribute("batteryLevel", body.u8());
        report.attribute("rssi", body.u8());
        report.attribute("status", body.u8());
        return List.of(report);
    }

    /** What a command gave, or a waybill: a length and words. */
    private static Report result(ByteCursor body) {
        Report report = new Report();
        report.attribute("result", Texts.chinese(body.part((int) Math.min(body.u32(), body.remaining()))));
        return report;
    }

    private static Report answer(ByteCursor body) {
        body.skip(1);
        Report report = new Report();
        report.attribute("result", Texts.chinese(body));
        return report;
    }

    /** Twelve decimal digits from year to second, by the device's clock. */
    void time(ByteCursor cursor, Report report) {
        Bcd.time(cursor, report, zoneSeconds);
    }

    @Nullable
    Instant time(ByteCursor cursor) {
        Instant local = Bcd.time(cursor.unsigned(6));
        return local == null ? null : local.minusSeconds(zoneSeconds);
    }
}
