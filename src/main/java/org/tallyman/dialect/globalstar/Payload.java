package org.tallyman.dialect.globalstar;

import java.util.HexFormat;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** The nine bytes that a device sends over the satellite. */
final class Payload {

    static final int LENGTH = 9;

    private static final int STANDARD = 0;
    private static final int TRUNCATED = 1;
    private static final int AREA_CHANGED = 2;
    private static final double HALF_RANGE = 1 << 23;
    private static final int NO_SPEED = 0xFF;

    private Payload() {}

    /** Of {@code 0x} and hexadecimal digits; empty where the text is none. */
    static byte[] bytes(String text) {
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        return digits.length() != 2 * LENGTH || !digits.chars().allMatch(HexFormat::isHexDigit)
                ? new byte[0]
                : HexFormat.of().parseHex(digits);
    }

    /**
     * SmartOne and what is like it (table 1 of its manual). Of other kinds of message all that is known is that it
     * came.
     */
    static void smartOne(byte[] payload, Report report) {
        ByteCursor cursor = new ByteCursor(payload);
        int flags = cursor.u8();
        int kind = flags & 3;
        report.attribute("messageType", kind);
        if (kind != STANDARD) {
            if (kind == TRUNCATED) {
                position(cursor, report);
            }
            report.attribute("data", cursor.hex(cursor.remaining()));
            return;
        }
        if (isOn(flags, 2)) {
            report.alarm("lowBattery");
        }
        report.attribute("batteryReplace", isOn(flags, 2));
        report.attribute("gpsFailures", flags >> 6);
        if (isOn(flags, 3)) {
            // The manual says to ignore the position then.
            cursor.skip(6);
        } else {
            position(cursor, report);
        }
        int inputs = cursor.u8();
        report.attribute("in1", !isOn(inputs, 1));
        report.attribute("in2", !isOn(inputs, 3));
        report.attribute("event", inputs >> 4);
        if (inputs >> 4 == AREA_CHANGED) {
            report.alarm("movement");
        }
        int state = cursor.u8();
        report.attribute("vibration", isOn(state, 4));
        report.attribute("motion", isOn(state, 6));
        report.attribute("reducedConfidence", isOn(state, 7));
    }

    /** AtlasTrax: contacts and course in the first byte, speed and battery in the last two. */
    static void atlasTrax(byte[] payload, Report report) {
        ByteCursor cursor = new ByteCursor(payload);
        int flags = cursor.u8();
        report.attribute("in1", !isOn(flags, 1));
        report.attribute("in2", !isOn(flags, 2));
        report.attribute("charge", !isOn(flags, 3));
        if (isOn(flags, 4)) {
            report.alarm("vibration");
        }
        double latitude = degrees(cursor, 90);
        double longitude = degrees(cursor, 180);
        int speed = cursor.u8();
        report.attribute("batteryReplace", isOn(cursor.u8(), 7));
        if (speed != NO_SPEED) {
            report.position(latitude, longitude);
            report.courseDegrees((flags >> 5) * 45.0);
            report.speedKmh(speed);
        }
    }

    private static void position(ByteCursor cursor, Report report) {
        double latitude = degrees(cursor, 90);
        report.position(latitude, degrees(cursor, 180));
    }

    /** Three bytes with a sign, of which the full range is this many degrees to either side. */
    private static double degrees(ByteCursor cursor, int range) {
        return (cursor.u24() << 8 >> 8) * range / HALF_RANGE;
    }

    private static boolean isOn(int bits, int bit) {
        return (bits >> bit & 1) != 0;
    }
}
