package org.tallyman.dialect.queclink;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * What vehicle trackers put behind their positions: mileage in km, hour meter, one to three analogue inputs, backup battery
 * level, device status. The status tells by its form how many inputs there are; without it the model does.
 */
final class VehicleTail {

    private static final int MAX_ANALOGUES = 4;
    private static final int STATUS_DIGITS = 6;
    private static final int LONG_STATUS_DIGITS = 10;

    private final Sentence sentence;
    private final Fields fields;
    private final Report report;
    private final boolean extended;

    private VehicleTail(Sentence sentence, Report report, boolean extended) {
        this.sentence = sentence;
        this.fields = sentence.fields();
        this.report = report;
        this.extended = extended;
    }

    /** Goes on behind what a report of its type has there, up to the first sensor of an extended report. */
    static void read(Sentence sentence, Report report, boolean extended) {
        new VehicleTail(sentence, report, extended).read();
    }

    private void read() {
        report.number("odometer", fields.decimal(fields.next()) * 1_000);
        hours(fields, fields.next(), report);
        int first = fields.position();
        int status = status(first);
        int analogues = status < 0 ? analogues() : status - 1 - first;
        for (int i = 0; i < analogues; i++) {
            analogue(first + i, i + 1);
        }
        fields.seek(first + analogues);
        if (sentence.model().equals("GV200")) {
            inputs();
            return;
        }
        PositionBlock.whole(fields, fields.next(), "batteryLevel", report);
        status(fields, fields.next(), report);
        if (extended) {
            fields.skip(1); // type of the device on the serial port
        } else {
            PositionBlock.whole(fields, fields.next(), "rpm", report);
            fields.skip(1); // fuel consumption
            PositionBlock.whole(fields, fields.next(), "fuelLevel", report);
        }
    }

    private void inputs() {
        hex(fields.next(), "input");
        hex(fields.next(), "output");
        fields.skip(1);
    }

    private void hex(int field, String name) {
        long value = fields.hex(field, -1);
        if (value >= 0) {
            report.attribute(name, value);
        }
    }

    /** Where the device status stands, with a battery level of up to three digits before it; -1 if nowhere. */
    private int status(int first) {
        for (int field = first + 1; field <= first + MAX_ANALOGUES && field < sentence.end(); field++) {
            int length = fields.length(field);
            if ((length == STATUS_DIGITS || length == LONG_STATUS_DIGITS)
                    && fields.isHex(field)
                    && fields.length(field - 1) <= 3) {
                return field;
            }
        }
        return -1;
    }

    private int analogues() {
        String model = sentence.model();
        if (model.equals("GV350M") || (model.startsWith("GV6") && !model.startsWith("GV65"))) {
            return model.startsWith("GV600M") ? 2 : 1;
        }
        boolean three = model.equals("GV200") || (model.startsWith("GV3") && model.endsWith("U"));
        return three ? 3 : model.startsWith("GV") || !extended ? 2 : 1;
    }

    /** Millivolts, or per cent of a fuel sensor with an F before them. */
    private void analogue(int field, int input) {
        if (fields.at(field, 0) == 'F') {
            long percent = fields.whole(field, 1, -1);
            if (percent >= 0) {
                report.attribute("fuel" + input, percent);
            }
        } else if (extended) {
            report.number("adc" + input, fields.decimal(field) / 1_000);
        } else {
            PositionBlock.whole(fields, field, "adc" + input, report);
        }
    }

    /** HHHHH:MM:SS, as milliseconds. */
    static void hours(Fields fields, int field, Report report) {
        int length = fields.length(field);
        int colon = 0;
        while (colon < length && fields.at(field, colon) != ':') {
            colon++;
        }
        long hours = fields.digits(field, 0, colon);
        if (hours < 0) {
            return;
        }
        long minutes = Math.max(0, fields.digits(field, colon + 1, 2));
        long seconds = Math.max(0, fields.digits(field, colon + 4, 2));
        report.attribute("hours", (hours * 3_600 + minutes * 60 + seconds) * 1_000);
    }

    /**
     * Motion state, digital inputs and outputs; the long form has two digits more for each of the last two. Input 0 is the
     * ignition.
     */
    static void status(Fields fields, int field, Report report) {
        int length = fields.length(field);
        long status = fields.hex(field, -1);
        if (status < 0 || length < STATUS_DIGITS) {
            return;
        }
        boolean isLong = length >= LONG_STATUS_DIGITS;
        long state = (isLong ? status >> 32 : status >> 16) & 0xFF;
        long input = (isLong ? status >> 16 : status >> 8) & 0xFF;
        long output = status & 0xFF;
        if ((state & 0x10) != 0) {
            report.attribute("ignition", false);
        } else if ((state & 0x20) != 0) {
            report.attribute("ignition", true);
        }
        report.attribute("input", input);
        report.attribute("in1", (input & 2) != 0);
        report.attribute("in2", (input & 4) != 0);
        report.attribute("output", output);
        report.attribute("out1", (output & 1) != 0);
        report.attribute("out2", (output & 2) != 0);
    }
}
