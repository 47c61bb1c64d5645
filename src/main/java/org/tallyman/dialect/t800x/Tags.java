package org.tallyman.dialect.t800x;

import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What Bluetooth tags sent: time, ignition, kind of tag, and a record for each tag of that kind. */
final class Tags {

    /** Each tag behind its own kind. */
    private static final int MIXED = 0;

    private static final int FORWARDED = 0x0D;
    private static final int WIRED_TYRE = 7;
    private static final int UNKNOWN = 0xFF;
    private static final int UNKNOWN_SHORT = 0xFFFF;
    private static final double KILOPASCALS_PER_STEP = 1.572 * 2;

    private final ByteCursor cursor;

    /** Whether buttons and drivers' tags bring the place of the tracker. */
    private final boolean placed;

    private final Report report;
    private String tag = "";
    private String id = "";

    private Tags(ByteCursor cursor, boolean placed, Report report) {
        this.cursor = cursor;
        this.placed = placed;
        this.report = report;
    }

    /** Of the kind of tag. */
    static void read(ByteCursor cursor, boolean placed, Report report) {
        Tags reader = new Tags(cursor, placed, report);
        int kind = cursor.u16();
        int number = 0;
        boolean more = true;
        while (more) {
            number++;
            more = reader.readTag(kind == MIXED ? cursor.u16() : kind, number);
        }
    }

    /** Tyres whose tags the serial port heard, with shorter identifiers. */
    static void readTyres(ByteCursor cursor, Report report) {
        Tags reader = new Tags(cursor, false, report);
        for (int number = 1; cursor.remaining() >= WIRED_TYRE; number++) {
            reader.tag = "tag" + number;
            report.attribute(reader.tag + "Id", cursor.hex(3));
            reader.readTyre();
        }
    }

    private int length(int kind) {
        return switch (kind) {
            case FORWARDED -> cursor.remaining() < 8 ? 0 : 8 + Math.max(1, cursor.peekU8(7));
            case 1 -> 10;
            case 2, 3 -> placed ? 25 : 8;
            case 4, 7 -> 15;
            case 5, 6 -> 12;
            default -> 0;
        };
    }

    /** False where none is left, or one of a kind that is not known. */
    private boolean readTag(int kind, int number) {
        int length = length(kind);
        if (length == 0 || cursor.remaining() < length) {
            return false;
        }
        tag = "tag" + number;
        id = cursor.hex(6);
        report.attribute(kind == 3 ? "driverUniqueId" : tag + "Id", id);
        switch (kind) {
            case 1 -> readTyre();
            case 2, 3 -> readButton(kind);
            case 4 -> readClimate();
            case 5, 6 -> readContact(kind == 5);
            case FORWARDED -> readForwarded();
            default -> readFuel();
        }
        return true;
    }

    /** What some tag broadcast, as it came, behind its length. */
    private void readForwarded() {
        cursor.skip(1);
        int length = cursor.u8();
        report.attribute(tag + "Data", cursor.hex(Math.max(0, length - 1)));
        signal();
    }

    private void readTyre() {
        voltage(1.22);
        int pressure = cursor.u8();
        if (pressure != UNKNOWN) {
            report.attribute(tag + "TirePressure", pressure * KILOPASCALS_PER_STEP);
        }
        int temperature = cursor.u8();
        if (temperature != UNKNOWN) {
            report.attribute(tag + "TireTemp", temperature - 55);
        }
        int status = cursor.u8();
        report.attribute(tag + "TireStatus", status == UNKNOWN ? 0 : status);
    }

    /** An alarm button or a driver's tag, with the place of the tracker where the message has none. */
    private void readButton(int kind) {
        int voltage = Message.decimal(cursor.u8());
        if (voltage >= 0) {
            report.attribute(tag + "Battery", voltage / 10.0);
        }
        int alert = cursor.u8();
        if (alert == 1) {
            report.alarm("lowBattery");
        } else if (kind == 2 && alert == 0) {
            report.alarm("sos");
        }
        if (placed) {
            Place.read(cursor, cursor.u8(), report);
        }
    }

    private void readClimate() {
        voltage(2);
        level();
        temperature();
        int humidity = cursor.u16();
        if (humidity != UNKNOWN_SHORT) {
            report.attribute(tag + "Humidity", humidity / 100.0);
            report.measure("humidity", humidity / 100.0, "%", id);
        }
        int light = cursor.u16();
        if (light != UNKNOWN_SHORT) {
            report.attribute(tag + "LightSensor", light & 0xFFF);
        }
        signal();
    }

    private void readContact(boolean door) {
        voltage(2);
        level();
        temperature();
        int state = cursor.u8();
        if (state != UNKNOWN) {
            report.attribute(tag + (door ? "Door" : "Output"), state > 0);
            if (door) {
                report.signal(SignalKind.DOOR, id, state > 0);
            }
        }
        signal();
    }

    private void readFuel() {
        voltage(2);
        int value = cursor.u16();
        if (value != UNKNOWN_SHORT) {
            report.attribute(tag + "Fuel", value);
        }
        temperature();
        cursor.skip(3);
        signal();
    }

    private void voltage(double least) {
        int value = cursor.u8();
        if (value != UNKNOWN) {
            report.attribute(tag + "Battery", least + value / 100.0);
        }
    }

    private void level() {
        int value = cursor.u8();
        if (value != UNKNOWN) {
            report.attribute(tag + "BatteryLevel", value);
        }
    }

    /** Hundredths of a degree, fifteen bits and a sign. */
    private void temperature() {
        int value = cursor.u16();
        if (value != UNKNOWN_SHORT) {
            double degrees = (value & 0x7FFF) / 100.0;
            double signed = (value & 0x8000) == 0 ? degrees : -degrees;
            report.attribute(tag + "Temp", signed);
            report.measure("temperature", signed, "Cel", id);
        }
    }

    private void signal() {
        int value = cursor.u8();
        if (value != UNKNOWN) {
            report.attribute(tag + "Rssi", value - 128);
        }
    }
}
