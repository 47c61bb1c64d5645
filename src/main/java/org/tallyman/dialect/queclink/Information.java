package org.tallyman.dialect.queclink;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** Reports of the device about itself: GTINF, GTVER, GTBAT, GTCSQ, GTCID. */
final class Information {

    private static final int HARDWARE_ADDRESS_DIGITS = 12;

    private Information() {}

    /**
     * Name, motion state, ICCID, signal, bit error rate, external power, its voltage in mV or else the mileage in km, a
     * second voltage or what else the model has there, battery voltage, charging, and what differs by model.
     */
    static void readInf(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        String model = sentence.model();
        fields.seek(sentence.body() + 1);
        state(fields, fields.next(), report);
        text(fields, fields.next(), "iccid", report);
        PositionBlock.strength(fields, fields.next(), report);
        fields.skip(2);
        if (fields.length(fields.position() + 1) >= HARDWARE_ADDRESS_DIGITS) {
            fields.skip(1);
            PositionBlock.whole(fields, fields.next(), "deviceTemp", report);
            PositionBlock.whole(fields, fields.next(), "humidity", report);
        }
        int power = fields.next();
        double value = fields.decimal(power);
        boolean mileage = PositionBlock.contains(fields, power, '.');
        report.number(mileage ? "odometer" : "power", mileage ? value * 1_000 : value / 1_000);
        if (!model.equals("GV500VC")) {
            double second = fields.decimal(fields.next());
            if (model.startsWith("GV600") && second > 100) {
                report.number("power2", second / 1_000);
            }
        }
        report.number("battery", fields.decimal(fields.next()));
        charging(fields, fields.next(), report);
        if (model.equals("GV310LAU")) {
            fields.skip(5); // LED, power saving, antenna, time of the last fix, mode of a pin
            for (int input = 1; input <= 3; input++) {
                PositionBlock.whole(fields, fields.next(), "adc" + input, report);
            }
        }
    }

    /** First digit: 1 ignition off, 2 on, 4 not known; second digit: 1 at rest, 2 in motion, 6 and A towed. */
    static void state(Fields fields, int field, Report report) {
        if (fields.length(field) != 2) {
            return;
        }
        char ignition = fields.at(field, 0);
        char motion = fields.at(field, 1);
        if (ignition == '1' || ignition == '2') {
            report.attribute("ignition", ignition == '2');
        }
        if (motion == '1' || motion == '2' || motion == '6' || motion == 'A') {
            report.attribute("motion", motion != '1');
        }
    }

    static void readVer(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int body = sentence.body();
        text(fields, body + 1, "deviceType", report);
        version(fields, body + 2, "versionFw", report);
        version(fields, body + 3, "versionHw", report);
    }

    private static void version(Fields fields, int field, String name, Report report) {
        long version = fields.hex(field, -1);
        if (version >= 0) {
            report.attribute(name, version);
        }
    }

    /** External power, its voltage in mV, battery level or whether in use, battery voltage, charging. */
    static void readBat(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int body = sentence.body() + (sentence.hasVehicleNumber() ? 1 : 0);
        report.number("power", fields.decimal(body + 2) / 1_000);
        PositionBlock.whole(fields, body + 3, "batteryLevel", report);
        report.number("battery", fields.decimal(body + 4));
        charging(fields, body + 5, report);
    }

    static void readCsq(Sentence sentence, Report report) {
        PositionBlock.strength(sentence.fields(), sentence.body() + 1, report);
    }

    static void readCid(Sentence sentence, Report report) {
        text(sentence.fields(), sentence.body() + 1, "iccid", report);
    }

    /** Many models write 0 both for a battery that is not charged and where they cannot tell. */
    private static void charging(Fields fields, int field, Report report) {
        if (fields.whole(field, 0) == 1) {
            report.attribute("charge", true);
        }
    }

    static void text(Fields fields, int field, String name, Report report) {
        if (!fields.isEmpty(field)) {
            report.attribute(name, fields.text(field));
        }
    }
}
