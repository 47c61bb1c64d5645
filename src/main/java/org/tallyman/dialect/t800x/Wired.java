package org.tallyman.dialect.t800x;

import java.util.ArrayList;
import java.util.List;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What devices say that hang on a wire of the tracker: on its serial ports, or on one wire with others. */
final class Wired {

    private static final int TYRES = 1;
    private static final int CARDS = 3;
    private static final int FUEL = 4;
    private static final int FUEL_LENGTH = 5;
    private static final int LEVEL = 5;
    private static final int LEVEL_LENGTH = 8;
    private static final int CARD_LENGTH = 8;
    private static final int ONE_WIRE_HEADER = 10;

    private Wired() {}

    /** Ignition, then by two bytes the tags of tyres, cards of drivers, fuel or the level of a liquid; others as they came. */
    static List<Report> readSerial(Message message) {
        ByteCursor cursor = message.content();
        Report report = OtherMessages.timed(cursor);
        report.attribute("ignition", cursor.u8() == 1);
        int from = cursor.position();
        int kind = cursor.u16();
        switch (kind) {
            case TYRES -> Tags.readTyres(cursor, report);
            case CARDS -> {
                return cards(message, cursor, report);
            }
            case FUEL -> {
                if (cursor.remaining() == FUEL_LENGTH) {
                    readFuel(cursor, report);
                }
            }
            case LEVEL -> {
                if (cursor.remaining() >= LEVEL_LENGTH) {
                    readLevel(cursor, report);
                }
            }
            default -> {}
        }
        if (cursor.position() == from + 2 && from < message.to()) {
            report.attribute(
                    "serialData", new ByteCursor(message.bytes(), from, message.to()).hex(message.to() - from));
        }
        return List.of(report);
    }

    /** One report for each card, whose eight characters stand behind two bytes. */
    private static List<Report> cards(Message message, ByteCursor cursor, Report first) {
        List<Report> reports = new ArrayList<>();
        reports.add(first);
        for (int card = 0; cursor.remaining() >= CARD_LENGTH; card++) {
            Report report = card == 0 ? first : OtherMessages.timed(message.content());
            if (card > 0) {
                reports.add(report);
            }
            report.attribute("driverUniqueId", cursor.text(CARD_LENGTH).trim());
            cursor.skip(Math.min(2, cursor.remaining()));
        }
        return reports;
    }

    /** Four digits, hundredths of a per cent, and an alarm. */
    private static void readFuel(ByteCursor cursor, Report report) {
        String digits = cursor.text(4).trim();
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            report.attribute("fuelLevel", Integer.parseInt(digits) / 100.0);
        }
        report.attribute("fuelAlarm", cursor.u8());
    }

    /** Height in tenths, temperature in tenths with a digit that is 1 below zero, height of a full tank, liquid, alarm. */
    private static void readLevel(ByteCursor cursor, Report report) {
        report.number("liquidHeight", Message.decimals(cursor) / 10);
        double temperature = Message.decimals(cursor);
        boolean negative = temperature >= 1_000;
        report.number("temp1", (negative ? 1_000 - temperature : temperature) / 10);
        report.number("liquidHeightFull", Message.decimals(cursor));
        cursor.skip(1);
        report.attribute("fuelAlarm", cursor.u8());
    }

    /** Ignition, the device's number, and what it said. */
    static Report readRs485(Message message) {
        ByteCursor cursor = message.content();
        Report report = OtherMessages.timed(cursor);
        report.attribute("ignition", (cursor.u8() & 1) != 0);
        report.attribute("serialDevice", cursor.u8());
        report.attribute("serialData", cursor.hex(cursor.remaining()));
        return report;
    }

    /** Ignition, place, then type, identifier and content of each device. */
    static Report readOneWire(Message message) {
        ByteCursor cursor = message.content();
        Report report = OtherMessages.timed(cursor);
        cursor.skip(1);
        report.attribute("ignition", (cursor.u8() & 1) != 0);
        int status = cursor.u8();
        report.attribute("sat", status & 0x1F);
        if ((status & 0x80) != 0) {
            report.attribute("archive", true);
        }
        Place.readLater(cursor, status, report);
        for (int number = 1; cursor.remaining() >= ONE_WIRE_HEADER; number++) {
            String name = "sensor" + number;
            int type = cursor.u8();
            String id = cursor.hex(8);
            int length = cursor.u8();
            if (cursor.remaining() < length) {
                break;
            }
            report.attribute(name + "Type", type);
            report.attribute(name + "Id", id);
            report.attribute(name + "Data", cursor.hex(length));
        }
        return report;
    }
}
