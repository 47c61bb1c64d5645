package org.tallyman.dialect.meitrack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * {@code CCE}: records of numbered parameters, little-endian. Each record has its length, its number, and four lists: of
 * values of one byte, of two, of four, and of those that bring their length; in each a count, then number and value.
 * Numbers from FE00 on have two bytes.
 */
final class ParameterRecords {

    private static final int EXTENDED = 0xFE;
    private static final double PER_256 = 256;

    private final ByteCursor cursor;
    private final Report report = new Report();
    private double latitude = Double.NaN;
    private double longitude = Double.NaN;

    private ParameterRecords(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /** One report each; none for a record that ends before its parameters do. */
    static List<Report> read(Message message) {
        ByteCursor cursor = new ByteCursor(message.bytes(), message.from(), message.to());
        cursor.skip(4); // records that are left
        int count = cursor.u16le();
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < count && cursor.remaining() > 2; i++) {
            int length = cursor.u16le();
            int from = cursor.position();
            ParameterRecords record =
                    new ParameterRecords(new ByteCursor(message.bytes(), from, Math.min(from + length, message.to())));
            if (record.read()) {
                reports.add(record.report);
            }
            cursor.skip(length);
        }
        return reports;
    }

    /** How many records a frame says that it has. */
    static int count(Message message) {
        ByteCursor cursor = new ByteCursor(message.bytes(), message.from(), message.to());
        cursor.skip(4);
        return cursor.u16le();
    }

    private boolean read() {
        cursor.skip(2);
        for (int left = cursor.u8(); left > 0 && !cursor.isOver(); left--) {
            readByte(number(), cursor.u8());
        }
        for (int left = cursor.u8(); left > 0 && !cursor.isOver(); left--) {
            readShort(number(), cursor.u16le());
        }
        for (int left = cursor.u8(); left > 0 && !cursor.isOver(); left--) {
            readInt(number(), cursor.u32le());
        }
        for (int left = cursor.u8(); left > 0 && !cursor.isOver(); left--) {
            int number = number();
            int length = cursor.u8();
            readLong(number, new ByteCursor(cursor.bytes(length)));
        }
        if (!report.hasTime()) {
            report.noTime("");
        }
        if (Double.isFinite(latitude) && Double.isFinite(longitude)) {
            report.position(latitude, longitude);
        }
        return !cursor.isOver();
    }

    private int number() {
        int number = cursor.u8();
        return number == EXTENDED ? number << 8 | cursor.u8() : number;
    }

    private void readByte(int number, int value) {
        switch (number) {
            case 0x01 -> Events.add(value, report);
            case 0x05 -> report.valid(value > 0);
            case 0x06 -> report.attribute("sat", value);
            case 0x07 -> report.attribute("rssi", value);
            case 0x14 -> report.attribute("output", value);
            case 0x15 -> report.attribute("input", value);
            case 0x47 -> {
                if (value == 1 || value == 2) {
                    report.attribute("lock", value == 2);
                }
            }
            case 0x97 -> report.attribute("throttle", value);
            case 0x9D -> report.attribute("fuelLevel", value);
            case 0xFE69 -> report.attribute("batteryLevel", value);
            default -> {}
        }
    }

    private void readShort(int number, int value) {
        switch (number) {
            case 0x08 -> report.speedKmh(value);
            case 0x09 -> report.courseDegrees(value);
            case 0x0B -> report.altitudeM((short) value);
            case 0x16, 0x17, 0x18 -> report.attribute("adc" + (number - 0x15), value / 100.0);
            case 0x19 -> report.attribute("battery", value / 100.0);
            case 0x1A -> report.attribute("power", value / 100.0);
            case 0x29 -> report.attribute("fuelLevel", value / 100.0);
            case 0x40 -> Events.add(value, report);
            case 0x91, 0x92 -> report.attribute("obdSpeed", value);
            case 0x98 -> report.attribute("fuelUsed", value);
            case 0x99 -> report.attribute("rpm", value);
            case 0x9C -> report.attribute("coolantTemp", value);
            case 0x9F -> report.attribute("temp1", value);
            case 0xC9 -> report.attribute("fuelConsumption", value);
            default -> {}
        }
    }

    private void readInt(int number, long value) {
        switch (number) {
            case 0x02 -> latitude = (int) value / CachedRecords.PER_DEGREE;
            case 0x03 -> longitude = (int) value / CachedRecords.PER_DEGREE;
            case 0x04 -> report.time(Instant.ofEpochSecond(CachedRecords.EPOCH + value));
            case 0x0C -> report.attribute("odometer", value);
            case 0x0D -> report.attribute("runtime", value);
            case 0x25 -> report.attribute("driverUniqueId", String.valueOf(value));
            case 0x9B -> report.attribute("obdOdometer", value);
            case 0xA0 -> report.attribute("fuelUsed", value / 1_000.0);
            case 0xA2 -> report.attribute("fuelConsumption", value / 100.0);
            case 0xFEF4 -> report.attribute("hours", value * 60_000);
            default -> {}
        }
    }

    private void readLong(int number, ByteCursor value) {
        switch (number) {
            case 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13 -> readCell(value);
            case 0x1D, 0x1E, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25 -> {
                byte[] address = value.bytes(6);
                int strength = value.s16le();
                if (!value.isOver()) {
                    report.accessPoint(address, strength);
                }
            }
            case 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x30, 0x31 -> {
                value.skip(1);
                double degrees = value.s16le() / 100.0;
                if (!value.isOver()) {
                    report.attribute("temp" + (number - 0x2A), degrees);
                }
            }
            case 0xFE31 -> {
                value.skip(1);
                int alarm = value.u8();
                if (!value.isOver()) {
                    report.attribute("alarmType", alarm);
                }
            }
            case 0xFE73 -> readTag(value);
            case 0xFEA8 -> readBatteries(value);
            default -> {}
        }
    }

    private void readCell(ByteCursor value) {
        int country = value.u16le();
        int network = value.u16le();
        int area = value.u16le();
        long cell = value.u32le();
        long strength = value.s16le();
        if (!value.isOver() && country > 0) {
            report.cell(country, network, area, cell, strength);
        }
    }

    /** A Bluetooth thermometer: version, name, address, battery level, temperature and humidity in 256ths. */
    private void readTag(ByteCursor value) {
        value.skip(1);
        String name = value.text(value.u8());
        String address = HexFormat.of().formatHex(value.bytes(6));
        int battery = value.u8();
        double temperature = value.s16le() / PER_256;
        double humidity = value.u16le() / PER_256;
        if (value.isOver()) {
            return;
        }
        report.attribute("tagName", name);
        report.attribute("tagId", address);
        report.attribute("tagBattery", battery);
        report.attribute("tagTemp", temperature);
        report.attribute("tagHumidity", humidity);
        report.measure("temperature", temperature, "Cel", address);
        report.measure("humidity", humidity, "%", address);
    }

    /** Up to three batteries, each with a byte that says whether it is there and its level. */
    private void readBatteries(ByteCursor value) {
        for (int battery = 1; battery <= 3; battery++) {
            boolean there = value.u8() > 0;
            int level = value.u8();
            if (there && !value.isOver()) {
                report.attribute(battery == 1 ? "batteryLevel" : "battery" + battery + "Level", level);
            }
        }
    }
}
