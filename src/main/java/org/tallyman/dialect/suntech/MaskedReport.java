package org.tallyman.dialect.suntech;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** A report of the newer series as text: type, id, mask, and a field for each bit of the mask, lowest first. */
final class MaskedReport {

    private static final int ASSIGNED = 23;
    private static final int ASSIGNMENTS = 31;

    private final Fields fields;
    private final String type;
    private final Report report = new Report();
    private long mask;

    private MaskedReport(Fields fields, String type) {
        this.fields = fields;
        this.type = type;
    }

    static boolean isKnown(String type) {
        return switch (type) {
            case "STT", "ALT", "UEX", "BLE", "BSA" -> true;
            default -> false;
        };
    }

    /** Of the field behind the id. */
    static Report read(Fields fields, String type) {
        MaskedReport reader = new MaskedReport(fields, type);
        reader.report.attribute("type", type);
        switch (type) {
            case "BLE" -> reader.readBeacons();
            case "BSA" -> reader.readSensor();
            default -> reader.read();
        }
        return reader.report;
    }

    private void read() {
        mask = fields.hex(fields.next(), 0);
        fields.skip(has(1)); // model
        if (has(2) > 0) {
            Values.text(fields, "versionFw", report);
        }
        if (has(3) > 0) {
            Values.archive(fields, report);
        }
        if (has(4) + has(5) == 2) {
            Values.time(fields, report);
        } else {
            fields.skip(has(4) + has(5));
            report.noTime("");
        }
        readCell();
        if (has(10) > 0) {
            Values.whole(fields, "rssi", report);
        }
        readPosition();
        if (has(17) > 0) {
            readInputs(fields.next());
        }
        if (has(18) > 0) {
            Values.whole(fields, "output", report);
        }
        readReason();
        fields.skip(has(22));
        if (type.equals("UEX")) {
            for (int bit = ASSIGNED; bit < 32; bit++) {
                if (has(bit) > 0) {
                    Values.text(fields, "assign" + (bit - ASSIGNED + 1), report);
                }
            }
        } else if (has(ASSIGNED) > 0) {
            readAssigned();
        }
    }

    private int has(int bit) {
        return (int) (mask >> bit & 1);
    }

    private void readCell() {
        long cell = has(6) > 0 ? fields.hex(fields.next(), 0) : 0;
        long country = has(7) > 0 ? fields.whole(fields.next(), 0) : 0;
        long network = has(8) > 0 ? fields.whole(fields.next(), 0) : 0;
        long area = has(9) > 0 ? fields.hex(fields.next(), 0) : 0;
        if (country > 0) {
            report.cell(country, network, area, cell, null);
        }
    }

    private void readPosition() {
        if (has(11) + has(12) == 2) {
            Values.place(fields, report);
        } else {
            fields.skip(has(11) + has(12));
        }
        if (has(13) > 0) {
            report.speedKmh(fields.decimal(fields.next()));
        }
        if (has(14) > 0) {
            report.courseDegrees(fields.decimal(fields.next()));
        }
        if (has(15) > 0) {
            Values.whole(fields, "sat", report);
        }
        if (has(16) > 0) {
            Values.valid(fields, report);
        }
    }

    /** A digit for each, the first input last; that is the ignition. */
    private void readInputs(int field) {
        int length = fields.length(field);
        if (!fields.isDigits(field)) {
            return;
        }
        report.attribute("input", fields.whole(field, 0));
        report.attribute("ignition", fields.at(field, length - 1) == '1');
        for (int input = 1; input < length && input <= 3; input++) {
            report.attribute("in" + input, fields.at(field, length - 1 - input) == '1');
        }
    }

    private void readReason() {
        switch (type) {
            case "ALT" -> {
                if (has(19) > 0) {
                    long alert = fields.whole(fields.next(), -1);
                    report.attribute("event", alert);
                    Alarms.addAlert(alert, report);
                }
                fields.skip(has(20) + has(21));
            }
            case "UEX" -> {
                if (has(19) > 0) {
                    SerialData.read(fields, report);
                }
            }
            default -> {
                if (has(19) > 0) {
                    Values.whole(fields, "mode", report);
                }
                if (has(20) > 0) {
                    Values.whole(fields, "reason", report);
                }
                if (has(21) > 0) {
                    Values.whole(fields, "index", report);
                }
            }
        }
    }

    /** A mask of assigned values and a field for each of its bits. */
    private void readAssigned() {
        long assigned = fields.hex(fields.next(), 0);
        for (int bit = 0; bit < ASSIGNMENTS; bit++) {
            if ((assigned >> bit & 1) != 0) {
                Values.text(fields, "io" + (bit + 1), report);
            }
        }
    }

    /** Model, firmware, date, time, place, and beacons: signal now, least, most, id, samples, major, minor. */
    private void readBeacons() {
        fields.skip(1);
        Values.text(fields, "versionFw", report);
        Values.time(fields, report);
        Values.place(fields, report);
        long count = fields.whole(fields.next(), 0);
        for (int beacon = 1; beacon <= count && !fields.isOver(); beacon++) {
            String tag = "tag" + beacon;
            Values.whole(fields, tag + "Rssi", report);
            fields.skip(2);
            Values.text(fields, tag + "Id", report);
            Values.whole(fields, tag + "Samples", report);
            Values.whole(fields, tag + "Major", report);
            Values.whole(fields, tag + "Minor", report);
        }
    }

    /** Mask, model, firmware, live or not, date, time, place, count, signal, address and two values that are not laid open. */
    private void readSensor() {
        fields.skip(2);
        Values.text(fields, "versionFw", report);
        Values.archive(fields, report);
        Values.time(fields, report);
        Values.place(fields, report);
        fields.skip(1);
        Values.whole(fields, "tag1Rssi", report);
        Values.text(fields, "tag1Id", report);
    }
}
