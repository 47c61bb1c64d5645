package org.tallyman.dialect.queclink;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** What is connected to a vehicle tracker, behind the device status of GTERI, as its mask of 8 hexadecimal digits says. */
final class Sensors {

    private static final int FUEL_SENSOR = 0;
    private static final int ONE_WIRE = 1;
    private static final int CAN = 2;
    private static final int FUEL_PERCENT = 3;
    private static final int FUEL_VOLUME = 4;
    private static final int RADIO = 7;
    private static final int BLUETOOTH = 8;
    private static final int FUEL_TEMPERATURE = 10;
    private static final int EXPANDED_FUEL = 29;

    private static final double DEGREES_PER_STEP = 0.0625;
    private static final int MAX_DEVICES = 32;

    /** What a Bluetooth accessory sends by bit of its own mask; empty where its value is not kept. */
    private static final String[] ACCESSORY = {
        "Name",
        "Id",
        "Status",
        "Battery",
        "Temp",
        "Humidity",
        "",
        "Io",
        "Event",
        "TirePressure",
        "Time",
        "PreciseTemp",
        "Magnet",
        "Battery",
        "Relay"
    };

    /** The bit of a temperature with decimals, beside one that has none. */
    private static final int PRECISE = 11;

    private final Sentence sentence;
    private final Fields fields;
    private final Report report;
    private final long mask;
    private final boolean gv350m;

    private Sensors(Sentence sentence, Report report, long mask) {
        this.sentence = sentence;
        this.fields = sentence.fields();
        this.report = report;
        this.mask = mask;
        this.gv350m = sentence.model().equals("GV350M");
    }

    static void read(Sentence sentence, Report report, long mask) {
        new Sensors(sentence, report, mask).read();
    }

    private void read() {
        if (has(FUEL_SENSOR) && !gv350m) {
            hex("fuelSensor");
        }
        if (has(EXPANDED_FUEL)) {
            readExpandedFuel();
        }
        if (has(ONE_WIRE)) {
            readOneWire();
        }
        if (has(CAN)) {
            return; // what follows is laid out by the mask of a CAN report inside
        }
        if (has(FUEL_PERCENT) || has(FUEL_VOLUME) || (has(FUEL_SENSOR) && gv350m)) {
            readFuel();
        }
        if (has(RADIO)) {
            readRadio();
        }
        if (has(BLUETOOTH)) {
            readBluetooth();
        }
    }

    private boolean has(int bit) {
        return (mask >> bit & 1) != 0;
    }

    private void hex(String name) {
        long value = fields.hex(fields.next(), -1);
        if (value >= 0) {
            report.attribute(name, value);
        }
    }

    private int count() {
        return Math.clamp(fields.whole(fields.next(), 0), 0, MAX_DEVICES);
    }

    private boolean isOver() {
        return fields.position() >= sentence.end();
    }

    private void readExpandedFuel() {
        fields.skip(2);
        long data = fields.hex(fields.next(), 0);
        if ((data & 1) != 0) {
            hex("fuelSensor");
        }
        if ((data & 2) != 0) {
            fields.skip(1); // height
        }
    }

    /** Temperature sensors on the 1-wire bus: id, type, sixteenths of a degree as signed 16 bit. */
    private void readOneWire() {
        int count = count();
        for (int sensor = 1; sensor <= count && !isOver(); sensor++) {
            fields.skip(2);
            long raw = fields.hex(fields.next(), -1);
            if (raw >= 0 && raw <= 0xFFFF) {
                report.attribute("temp" + sensor, (short) raw * DEGREES_PER_STEP);
            }
        }
    }

    private void readFuel() {
        int count = count();
        for (int sensor = 1; sensor <= count && !isOver(); sensor++) {
            fields.skip(1); // type
            if (gv350m) {
                fields.skip(1); // serial port
                if (has(FUEL_SENSOR)) {
                    hex("fuelSensor");
                }
            }
            if (has(FUEL_PERCENT)) {
                report.number(sensor == 1 ? "fuelLevel" : "fuelLevel" + sensor, fields.decimal(fields.next()));
            }
            if (has(FUEL_VOLUME)) {
                report.number(sensor == 1 ? "fuelVolume" : "fuelVolume" + sensor, fields.decimal(fields.next()));
            }
            if (has(FUEL_TEMPERATURE)) {
                fields.skip(1);
            }
        }
    }

    private void readRadio() {
        int count = count();
        for (int sensor = 1; sensor <= count && !isOver(); sensor++) {
            String id = fields.text(fields.next());
            report.attribute("tag" + sensor + "Id", id);
            boolean humid = fields.whole(fields.next(), 0) == 2;
            double temperature = fields.decimal(fields.next());
            report.number("tag" + sensor + "Temp", temperature);
            measure("temperature", temperature, "Cel", id);
            if (humid) {
                double humidity = fields.decimal(fields.next());
                report.number("tag" + sensor + "Humidity", humidity);
                measure("humidity", humidity, "%", id);
            }
        }
    }

    private void readBluetooth() {
        int count = count();
        for (int tag = 1; tag <= count && !isOver(); tag++) {
            fields.skip(3); // index, type, model
            if (sentence.model().startsWith("GV600M")) {
                fields.skip(1); // length of raw data
            }
            fields.skip(1); // raw data
            accessory(fields.hex(fields.next(), 0), "tag" + tag);
        }
    }

    /** The values of one accessory, of which its mask tells. */
    private void accessory(long present, String prefix) {
        String id = prefix;
        for (int bit = 0; bit < ACCESSORY.length; bit++) {
            if ((present >> bit & 1) == 0 || ACCESSORY[bit].isEmpty()) {
                continue;
            }
            String name = ACCESSORY[bit];
            int field = fields.next();
            double value = fields.decimal(field);
            switch (name) {
                case "Name" -> Information.text(fields, field, prefix + name, report);
                case "Id" -> {
                    Information.text(fields, field, prefix + name, report);
                    id = fields.isEmpty(field) ? id : fields.text(field);
                }
                case "Voltage" -> report.number(prefix + name, value / 1_000);
                case "Temp" -> {
                    report.number(prefix + name, value);
                    if ((present >> PRECISE & 1) == 0) {
                        measure("temperature", value, "Cel", id);
                    }
                }
                case "PreciseTemp" -> {
                    report.number(prefix + name, value);
                    measure("temperature", value, "Cel", id);
                }
                case "Humidity" -> {
                    report.number(prefix + name, value);
                    measure("humidity", value, "%", id);
                }
                case "Io", "Time" -> {}
                default -> report.number(prefix + name, value);
            }
        }
    }

    private void measure(String quantity, double value, String unit, String id) {
        if (Double.isFinite(value)) {
            report.measure(quantity, value, unit, id);
        }
    }
}
