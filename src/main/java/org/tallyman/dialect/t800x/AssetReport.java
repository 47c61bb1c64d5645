package org.tallyman.dialect.t800x;

import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * A record of an asset tracker: status, alarm, time, place, acceleration, battery, temperature, light, voltages, mileage,
 * inputs, intervals.
 */
final class AssetReport {

    private static final int SURROUNDINGS = 27;

    private AssetReport() {}

    /** Null for a message that ends before its values do. */
    static @Nullable Report read(Message message) {
        ByteCursor cursor = message.content();
        Report report = new Report();
        report.attribute("index", message.serial());
        boolean wide = Types.mayHaveAccessPoints(message.type());
        int status = cursor.u8();
        if (!wide) {
            report.attribute("sat", status & 0x1F);
        }
        if ((status & 0x80) != 0) {
            report.attribute("archive", true);
        }
        int alarm = cursor.u8();
        report.attribute("alarmCode", alarm);
        Alarms.addAsset(alarm, report);
        Bcd.time(cursor, report, 0);
        if (wide) {
            readSurroundings(cursor.part(SURROUNDINGS), status, report);
        } else {
            Place.read(cursor, status, report);
        }
        readAcceleration(cursor, report);
        int battery = Message.decimal(cursor.u8());
        if (battery >= 0) {
            report.attribute("batteryLevel", battery == 0 ? 100 : battery);
        }
        report.attribute("deviceTemp", VehicleReport.signed(cursor.u8()));
        tenths(cursor.u8(), "lightSensor", report);
        tenths(cursor.u8(), "battery", report);
        tenths(cursor.u8(), "solarPanel", report);
        report.attribute("odometer", cursor.u32());
        int input = cursor.u16();
        report.attribute("input", input);
        report.attribute("ignition", (input & 4) != 0);
        report.attribute("rssi", input >> 4 & 0x7F);
        report.attribute("charge", (input & 0x8008) != 0);
        return cursor.isOver() ? null : report;
    }

    /** Access points; or the place, satellites and their precision; or the cells around. */
    private static void readSurroundings(ByteCursor cursor, int status, Report report) {
        if ((status & 0x20) != 0) {
            OtherMessages.readAccessPoints(cursor, report);
            return;
        }
        Place.readLater(cursor, status, report);
        if ((status & 0x40) != 0) {
            report.attribute("sat", cursor.u8());
        }
    }

    private static void tenths(int digits, String name, Report report) {
        int value = Message.decimal(digits);
        if (value >= 0) {
            report.attribute(name, value / 10.0);
        }
    }

    /** Three numbers of twelve bits and one more digit: sign, seven bits of whole m/s², four of tenths. */
    static void readAcceleration(ByteCursor cursor, Report report) {
        long bits = cursor.unsigned(5);
        report.attribute("accelerationX", axis(bits >> 28));
        report.attribute("accelerationY", axis(bits >> 16));
        report.attribute("accelerationZ", axis(bits >> 4));
    }

    private static double axis(long bits) {
        double value = (bits >> 4 & 0x7F) + (bits & 0xF) / 10.0;
        return (bits & 0x800) != 0 ? value : 0 - value;
    }
}
