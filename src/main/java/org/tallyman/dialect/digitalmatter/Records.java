package org.tallyman.dialect.digitalmatter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** Message 04: records of sequence number, time, reason and typed fields, each with its length. */
final class Records {

    /** Length, sequence number, time and reason. */
    private static final int RECORD_HEADER = 11;

    private static final int LONG_FIELD = 255;

    private final byte[] bytes;

    Records(byte[] bytes) {
        this.bytes = bytes;
    }

    Decoding decode(Instant receivedAt) {
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        int at = Message.HEADER;
        while (at < bytes.length) {
            int length = new ByteCursor(bytes, at, bytes.length).u16le();
            if (length < RECORD_HEADER || length > bytes.length - at) {
                String rule = "from " + RECORD_HEADER + " to the bytes that are left";
                Refusal refusal = new Refusal("record-length", "record", Integer.toString(length), rule);
                rejections.add(new Rejection(elements.size() + rejections.size(), at, refusal));
                break;
            }
            record(new ByteCursor(bytes, at + 2, at + length)).elements(receivedAt, elements, rejections);
            at += length;
        }
        return new Decoding(elements, rejections, List.of(), Checksum.NONE, Optional.empty());
    }

    private Report record(ByteCursor record) {
        Report report = new Report();
        report.attribute("index", record.u32le());
        report.time(Units.at(record.u32le()));
        Reasons.tell(record.u8(), report);
        while (record.remaining() > 1 && !record.isOver()) {
            int id = record.u8();
            int shortLength = record.u8();
            int length = shortLength == LONG_FIELD ? record.u16le() : shortLength;
            ByteCursor field =
                    new ByteCursor(bytes, record.position(), record.position() + Math.min(length, record.remaining()));
            field(id, field, report);
            record.skip(length);
        }
        return report;
    }

    private static void field(int id, ByteCursor field, Report report) {
        switch (id) {
            case 0 -> position(field, report);
            case 2 -> digital(field, report);
            case 3 -> driver(field, report);
            case 6 -> {
                while (field.remaining() >= 3) {
                    Analogues.tell(field.u8(), field.s16le(), report);
                }
            }
            case 7 -> {
                while (field.remaining() >= 5) {
                    report.attribute("io" + field.u8(), field.s32le());
                }
            }
            case 26 -> meters(field, "tripOdometer", "tripHours", report);
            case 27 -> meters(field, "odometer", "hours", report);
            default -> {
                // Debug texts, signatures and whatever newer firmware adds.
            }
        }
    }

    private static void position(ByteCursor field, Report report) {
        long time = field.u32le();
        double latitude = field.s32le() / 1e7;
        double longitude = field.s32le() / 1e7;
        int altitude = field.s16le();
        int speed = field.u16le();
        field.skip(1);
        int heading = field.u8();
        int pdop = field.u8();
        int accuracy = field.u8();
        int status = field.u8();
        // A device that had no fix since its reset says zero (Digital Matter, "Times in the DM Protocol").
        if (field.isOver() || time == 0) {
            return;
        }
        report.fixTime(Units.at(time));
        report.position(latitude, longitude);
        report.altitudeM(altitude);
        report.speedKmh(speed * Units.KMH_PER_CMPS);
        report.courseDegrees(heading * 2.0);
        report.accuracyM(accuracy);
        report.valid(status != 0);
        report.attribute("pdop", pdop / 10.0);
    }

    private static void digital(ByteCursor field, Report report) {
        long input = field.u32le();
        long output = field.u16le();
        long status = field.u16le();
        if (field.isOver()) {
            return;
        }
        report.attribute("ignition", (input & 1) != 0);
        report.attribute("input", input);
        report.attribute("output", output);
        report.attribute("status", status);
        if ((status & 1 << 1) == 0) {
            report.alarm("lowBattery");
        }
        if ((status & 1 << 6) != 0) {
            report.alarm("tampering");
        }
    }

    /** An iButton or a card, by its kind as hexadecimal digits or as text. */
    private static void driver(ByteCursor field, Report report) {
        int kind = field.u8();
        String driver = switch (kind) {
            case 1 -> field.hex(5);
            case 2 -> field.hex(6);
            case 3 -> field.text(4);
            case 4 -> field.text(5);
            case 5, 6 -> field.text(field.remaining());
            case 7 -> field.hex(field.remaining());
            default -> "";
        };
        if (!driver.isEmpty()) {
            report.attribute("driverUniqueId", driver);
        }
    }

    private static void meters(ByteCursor field, String distance, String hours, Report report) {
        long metres = field.u32le();
        long seconds = field.u32le();
        if (!field.isOver()) {
            report.attribute(distance, metres);
            report.attribute(hours, seconds * 1_000);
        }
    }
}
