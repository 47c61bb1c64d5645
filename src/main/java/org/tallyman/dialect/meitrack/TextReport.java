package org.tallyman.dialect.meitrack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/**
 * A record as text: event, latitude, longitude, time, validity, satellites, signal, speed, course, HDOP, altitude, mileage,
 * run time, cell, inputs and outputs, voltages, what the event is about, protocol version, fuel, temperatures. A record
 * from memory has the number of those that are left before it.
 */
final class TextReport {

    private static final int SIGNED_TEMPERATURES = 3;

    private final Fields fields;
    private final Report report = new Report();
    private int event;

    private TextReport(Fields fields) {
        this.fields = fields;
    }

    /** Null where there is no position where a record has it. */
    static @Nullable Report read(Message message, Voltages converter) {
        Fields fields = new Fields(message.bytes(), message.from(), message.to(), ',');
        int first = isCoordinate(fields, 1) ? 0 : 1;
        if (!isCoordinate(fields, first + 1) || !isCoordinate(fields, first + 2) || !fields.isDigits(first)) {
            return null;
        }
        TextReport reader = new TextReport(fields);
        fields.seek(first);
        reader.readPosition();
        return reader.readStatus(converter);
    }

    private static boolean isCoordinate(Fields fields, int field) {
        return fields.length(field) > 3 && !fields.isDigits(field) && Double.isFinite(fields.decimal(field));
    }

    private void readPosition() {
        event = (int) fields.whole(fields.next(), 0);
        Events.add(event, report);
        double latitude = fields.decimal(fields.next());
        double longitude = fields.decimal(fields.next());
        int time = fields.next();
        report.time(time(time), () -> fields.text(time));
        report.position(latitude, longitude);
        report.valid(fields.is(fields.next(), "A"));
        whole("sat");
        whole("rssi");
        report.speedKmh(fields.decimal(fields.next()));
        report.courseDegrees(fields.decimal(fields.next()));
        report.number("hdop", fields.decimal(fields.next()));
        report.altitudeM(fields.decimal(fields.next()));
    }

    private Report readStatus(Voltages converter) {
        whole("odometer");
        whole("runtime");
        readCell(fields.within(fields.next(), '|'));
        int io = fields.next();
        if (fields.length(io) == 4 && fields.isHex(io)) {
            report.attribute("input", fields.hex(io, 0) >> 8);
            report.attribute("output", fields.hex(io, 0) & 0xFF);
        }
        readVoltages(fields.within(fields.next(), '|'), converter);
        int about = fields.next();
        if (!fields.isEmpty(about)) {
            report.attribute(event == Events.DRIVER ? "driverUniqueId" : "eventData", fields.text(about));
        }
        fields.skip(1);
        long protocol = fields.whole(fields.next(), 0);
        int fuel = fields.next();
        if (fields.length(fuel) == 4 && fields.isHex(fuel)) {
            long value = fields.hex(fuel, 0);
            report.attribute("fuelLevel", (value >> 8) + (value & 0xFF) / 100.0);
        }
        readTemperatures(fields.within(fields.next(), '|'), protocol);
        fields.skip(1); // how many follow
        readRest(fields.position());
        return report;
    }

    private @Nullable Instant time(int field) {
        return fields.length(field) != 12
                ? null
                : Times.utc(
                        2_000 + fields.digits(field, 0, 2),
                        fields.digits(field, 2, 2),
                        fields.digits(field, 4, 2),
                        fields.digits(field, 6, 2),
                        fields.digits(field, 8, 2),
                        fields.digits(field, 10, 2));
    }

    private void whole(String name) {
        int field = fields.next();
        if (fields.isDigits(field)) {
            report.attribute(name, fields.whole(field, 0));
        }
    }

    private void readCell(Fields cell) {
        long country = cell.whole(0, 0);
        long network = cell.whole(1, 0);
        if (country > 0 && !cell.isEmpty(3)) {
            report.cell(country, network, cell.hex(2, 0), cell.hex(3, 0), null);
        }
    }

    /** Three analogue inputs, battery, external power, all as numbers of a converter; or the last two first, in volts. */
    private void readVoltages(Fields voltages, Voltages converter) {
        if (!voltages.isHex(3) && Double.isFinite(voltages.decimal(0))) {
            report.number("battery", voltages.decimal(0));
            report.number("power", voltages.decimal(1));
            return;
        }
        for (int input = 0; input < 3; input++) {
            if (voltages.isHex(input)) {
                report.attribute("adc" + (input + 1), voltages.hex(input, 0));
            }
        }
        if (voltages.isHex(3)) {
            report.attribute("battery", converter.battery(voltages.hex(3, 0)));
        }
        report.attribute("power", converter.power(voltages.hex(4, 0)));
    }

    /** What some models add: what is behind a temperature port, and a taximeter. */
    private void readRest(int first) {
        if (!fields.isEmpty(first + 1)) {
            report.attribute("tempData", fields.text(first + 1));
        }
        Fields meter = fields.within(first + 5, '|');
        if (meter.count() < 2) {
            return;
        }
        report.attribute("taximeterOn", meter.at(0, 1) == '0');
        String[] names = {"Start", "End", "Distance", "Fare", "Trip", "Wait"};
        for (int i = 0; i < names.length && !meter.isEmpty(i + 1); i++) {
            boolean number = names[i].equals("Distance") || names[i].equals("Fare");
            if (!number) {
                report.attribute("taximeter" + names[i], meter.text(i + 1));
            } else if (meter.isDigits(i + 1)) {
                report.attribute("taximeter" + names[i], meter.whole(i + 1, 0));
            }
        }
    }

    /** Each with two digits of the sensor and four of hundredths of a degree, or of degrees and hundredths in older ones. */
    private void readTemperatures(Fields temperatures, long protocol) {
        for (int i = 0; i < temperatures.count(); i++) {
            if (temperatures.length(i) != 6 || !temperatures.isHex(i)) {
                continue;
            }
            int value = (int) temperatures.hex(i, 0);
            int sensor = value >> 16;
            double degrees = protocol >= SIGNED_TEMPERATURES
                    ? (short) value / 100.0
                    : (byte) (value >> 8) + Math.copySign((value & 0xFF) / 100.0, (byte) (value >> 8));
            report.attribute("temp" + sensor, degrees);
        }
    }
}
