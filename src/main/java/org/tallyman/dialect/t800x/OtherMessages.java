package org.tallyman.dialect.t800x;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages without a place of their own, each of which begins with a time, but for answers to commands. */
final class OtherMessages {

    private static final int ACCESS_POINTS = 3;

    private OtherMessages() {}

    /** Operator, technology, band, subscriber and card, each behind its length. */
    static Report readNetwork(Message message) {
        ByteCursor cursor = message.content();
        Report report = timed(cursor);
        text(cursor, StandardCharsets.UTF_16LE, "operator", report);
        text(cursor, StandardCharsets.US_ASCII, "networkTechnology", report);
        text(cursor, StandardCharsets.US_ASCII, "networkBand", report);
        cursor.skip(cursor.u8());
        text(cursor, StandardCharsets.US_ASCII, "iccid", report);
        return report;
    }

    private static void text(ByteCursor cursor, Charset charset, String name, Report report) {
        String text = new String(cursor.bytes(cursor.u8()), charset);
        if (!text.isEmpty()) {
            report.attribute(name, text);
        }
    }

    static Report readBluetooth(Message message) {
        ByteCursor cursor = message.content();
        Report report = timed(cursor);
        report.attribute("ignition", cursor.u8() > 0);
        boolean placed = message.type() == Types.BLUETOOTH_WITH_PLACE;
        if (placed) {
            Place.read(cursor, cursor.u8(), report);
        }
        Tags.read(cursor, !placed, report);
        return report;
    }

    /** Place, what was done to the lock, and the card or key with which it was. */
    static Report readLock(Message message) {
        ByteCursor cursor = message.content();
        Report report = timed(cursor);
        Place.read(cursor, cursor.u8(), report);
        report.attribute("lockType", cursor.u8());
        String key = cursor.hex(cursor.u8());
        if (!key.isEmpty()) {
            report.attribute("driverUniqueId", key);
        }
        return report;
    }

    /** The tracker's own address, then three access points with address and strength. */
    static Report readAccessPoints(Message message) {
        ByteCursor cursor = message.content();
        Report report = timed(cursor);
        readAccessPoints(cursor, report);
        return report;
    }

    static void readAccessPoints(ByteCursor cursor, Report report) {
        cursor.skip(6);
        for (int i = 0; i < ACCESS_POINTS; i++) {
            String digits = cursor.hex(6);
            int strength = cursor.s8();
            if (!cursor.isOver() && !digits.equals("ffffffffffff") && !digits.equals("000000000000")) {
                report.accessPoint(HexFormat.of().parseHex(digits), strength);
            }
        }
    }

    /** Kind, seconds between, and temperatures in hundredths of a degree, of which it is not told which is the first. */
    static Report readTemperatures(Message message) {
        ByteCursor cursor = message.content();
        Report report = timed(cursor);
        cursor.skip(1);
        report.attribute("interval", cursor.u16());
        List<Double> temperatures = new ArrayList<>();
        while (cursor.remaining() >= 2) {
            temperatures.add(cursor.s16() / 100.0);
        }
        if (!temperatures.isEmpty()) {
            report.attribute("temperatures", temperatures);
        }
        return report;
    }

    static Report readAnswer(Message message) {
        ByteCursor cursor = message.content();
        cursor.skip(1);
        Report report = new Report();
        report.attribute("result", new String(cursor.bytes(cursor.remaining()), StandardCharsets.UTF_16LE));
        return report;
    }

    static Report timed(ByteCursor cursor) {
        Report report = new Report();
        Bcd.time(cursor, report, 0);
        return report;
    }
}
