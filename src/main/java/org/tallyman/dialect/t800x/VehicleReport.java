package org.tallyman.dialect.t800x;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * A record of a vehicle tracker: intervals, signal, status, inputs and outputs, analogue inputs, alarm, mileage, battery,
 * time, place, voltages, and what the engine says where there is OBD.
 */
final class VehicleReport {

    private static final int OBD_LENGTH = 19;
    private static final int MOTION_LENGTH = 12;
    private static final int MORE_LENGTH = 5;
    private static final int NO_RPM = 0x8000;
    private static final int UNKNOWN = 0xFF;
    private static final int UNKNOWN_SHORT = 0xFFFF;
    private static final long UNKNOWN_INT = 0xFFFF_FFFFL;
    private static final int KELVIN = 40;

    private final Message message;
    private final ByteCursor cursor;
    private final boolean second;
    private boolean fleet;
    private final Report report = new Report();
    private int alarm;

    private VehicleReport(Message message) {
        this.message = message;
        this.cursor = message.content();
        this.second = Types.isSecond(message.type());
    }

    /** Null for a message that ends before its place does. */
    static @Nullable Report read(Message message) {
        VehicleReport reader = new VehicleReport(message);
        reader.read();
        return reader.cursor.isOver() ? null : reader.report;
    }

    private void read() {
        report.attribute("index", message.serial());
        cursor.skip(7); // intervals by ignition, angle and distance
        report.attribute("rssi", cursor.u16() & 0x7F);
        int status = cursor.u8();
        report.attribute("sat", status & 0x1F);
        if ((status & 0x80) != 0) {
            report.attribute("archive", true);
        }
        cursor.skip(6); // accelerometer, theft, heartbeat, relay, threshold of being dragged
        readContacts(cursor.u16());
        readAnalogues();
        alarm = cursor.u8();
        report.attribute("alarmCode", alarm);
        Alarms.addVehicle(alarm, report);
        cursor.skip(1);
        report.attribute("odometer", cursor.u32());
        int battery = Message.decimal(cursor.u8());
        if (battery >= 0) {
            report.attribute("batteryLevel", battery == 0 ? 100 : battery);
        }
        Bcd.time(cursor, report, 0);
        Place.read(cursor, status, report);
        if (!cursor.isOver()) {
            readRest(new ByteCursor(message.bytes(), cursor.position(), message.to()));
        }
    }

    private void readContacts(int bits) {
        fleet = second && (bits & 0x80) != 0;
        report.attribute("ignition", (bits & 0x4000) != 0);
        report.attribute("ac", (bits & 0x2000) != 0);
        report.attribute("in3", (bits & 0x1000) != 0);
        report.attribute("in4", (bits & 0x0800) != 0);
        if (second) {
            report.attribute("in1", (bits & 0x0100) != 0);
            report.attribute("in5", (bits & 0x0400) != 0);
            report.attribute("in6", (bits & 0x0200) != 0);
            report.attribute("output", cursor.u8());
            cursor.skip(1);
        } else {
            report.attribute("out1", (bits & 0x0400) != 0);
            report.attribute("out2", (bits & 0x0200) != 0);
            report.attribute("out3", (bits & 0x0100) != 0);
        }
    }

    /** In hundredths of a volt. */
    private void readAnalogues() {
        int count = second ? 5 : 2;
        for (int input = 1; input <= count && message.kind() != Message.OBD; input++) {
            int value = cursor.u16();
            if (value != UNKNOWN_SHORT) {
                report.attribute("adc" + input, value / 100.0);
            }
        }
    }

    private void readRest(ByteCursor rest) {
        if (second) {
            report.number("battery", Message.decimals(rest) / 100);
            report.number("power", Message.decimals(rest) / 100);
            int rpm = rest.u16();
            if (rest.remaining() > 0 && rpm != UNKNOWN_SHORT && rpm != NO_RPM) {
                report.attribute("rpm", rpm);
            }
            rest.skip(3);
            int temperature = rest.u8();
            if (!rest.isOver() && temperature != UNKNOWN) {
                report.attribute("deviceTemp", signed(temperature));
            }
            readMore(rest);
        } else if (rest.remaining() >= 2) {
            report.number("power", Message.decimals(rest) / 100);
            if (message.kind() == Message.OBD && rest.remaining() >= OBD_LENGTH) {
                readEngine(rest);
            }
            if (Types.hasMotion(message.type()) && message.kind() != Message.OBD) {
                readMotion(rest);
            }
        }
    }

    /** Precision, then what the vehicle's computer says, where a bit of the contacts says that there is one, then motion. */
    private void readMore(ByteCursor rest) {
        if (rest.remaining() < MORE_LENGTH) {
            return;
        }
        rest.skip(2);
        if (fleet) {
            known(rest.u8(), KELVIN, "coolantTemp");
            known(rest.u8(), 0, "fuelLevel");
            known(rest.u8(), 0, "engineLoad");
            long used = rest.remaining() >= 4 ? rest.u32() : UNKNOWN_INT;
            if (used != UNKNOWN_INT) {
                report.attribute("fuelUsed", used);
            }
        } else {
            rest.skip(3);
        }
        if (Types.hasMotionBehindSecond(message.type())) {
            readMotion(rest);
        }
    }

    private void readMotion(ByteCursor rest) {
        if (rest.remaining() >= MOTION_LENGTH) {
            for (String axis : List.of("axisX", "axisY", "axisZ", "rotationX", "rotationY", "rotationZ")) {
                report.attribute(axis, rest.s16());
            }
        }
    }

    /** Seven bits and a sign. */
    static int signed(int value) {
        return (value & 0x80) == 0 ? value : -(value & 0x7F);
    }

    private void readEngine(ByteCursor rest) {
        double speed = Message.decimals(rest) / 10;
        report.number("obdSpeed", speed);
        if (Double.isFinite(speed)) {
            report.speedKmh(speed);
        }
        long used = rest.u32();
        if (used != UNKNOWN_INT) {
            report.attribute("fuelUsed", used / 1_000.0);
        }
        long consumption = rest.u32();
        if (consumption != UNKNOWN_INT) {
            report.attribute("fuelConsumption", consumption / 1_000.0);
        }
        int rpm = rest.u16();
        if (rpm != UNKNOWN_SHORT) {
            report.attribute("rpm", rpm);
        }
        known(rest.u8(), 0, "airInput");
        known(rest.u8(), 0, "airPressure");
        known(rest.u8(), KELVIN, "coolantTemp");
        known(rest.u8(), KELVIN, "airTemp");
        known(rest.u8(), 0, "engineLoad");
        known(rest.u8(), 0, "throttle");
        known(rest.u8(), 0, "fuelLevel");
    }

    private void known(int value, int zero, String name) {
        if (value != UNKNOWN) {
            report.attribute(name, value - zero);
        }
    }
}
