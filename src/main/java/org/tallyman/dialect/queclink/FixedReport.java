package org.tallyman.dialect.queclink;

import java.util.ArrayList;
import java.util.List;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * The scheduled reports GTFRI and GTERI (and GTGEO, GTRTL, GTDOG of models that send them in this form): external power,
 * report type, a number of positions, and what the model measures.
 */
final class FixedReport {

    private static final int HANDHELD_FIELDS = 2;
    private static final int ASSET_FIELDS = 7;
    private static final int MAX_POSITIONS = 15;

    /** Handheld trackers have a small number where others have the external power in mV. */
    private static final double MAX_ID = 10;

    /** Battery voltages are in mV in some models and in V in others. */
    private static final double MAX_VOLTS = 100;

    private final Sentence sentence;
    private final Fields fields;
    private final boolean extended;
    private final List<Report> reports = new ArrayList<>();

    private FixedReport(Sentence sentence) {
        this.sentence = sentence;
        this.fields = sentence.fields();
        this.extended = sentence.type().equals("ERI");
    }

    static List<Report> read(Sentence sentence) {
        return new FixedReport(sentence).read();
    }

    /** What follows the position of another report of the same layout. */
    static void readTail(Sentence sentence, Report report) {
        new FixedReport(sentence).readTail(report, 0, 0);
    }

    private List<Report> read() {
        int body = sentence.body();
        int position = sentence.position(body);
        if (position < 0) {
            position = body + 4 + (sentence.hasVehicleNumber() ? 1 : 0) + (extended ? 1 : 0);
        }
        long mask = extended ? fields.hex(position - 4, 0) : 0;
        readPositions(position);
        Report last = reports.getLast();
        if (sentence.isVehicleNumber(body)) {
            reports.forEach(report -> report.attribute("vin", fields.text(body)));
        }
        double power = fields.decimal(position - 3);
        if (extended || power > MAX_ID) {
            last.number("power", power / 1_000);
        }
        readTail(last, position, mask);
        return reports;
    }

    private void readPositions(int position) {
        long count = Math.clamp(fields.whole(position - 1, 1), 1, MAX_POSITIONS);
        fields.seek(position);
        do {
            Report report = new Report();
            PositionBlock.read(sentence, report);
            reports.add(report);
        } while (reports.size() < count && fields.position() + 6 < sentence.end() && isPosition());
    }

    /** Whether one more position begins here: models differ in what they put before and between positions. */
    private boolean isPosition() {
        int next = fields.position();
        return sentence.position(next) == next || (fields.isEmpty(next + 4) && fields.isEmpty(next + 5));
    }

    private void readTail(Report report, int position, long mask) {
        int left = sentence.end() - fields.position();
        String model = sentence.model();
        if (model.startsWith("GL5") || (!extended && left > HANDHELD_FIELDS && left <= ASSET_FIELDS)) {
            readAsset(report);
        } else if (model.equals("GL320M") && extended) {
            readHandheld(report, mask);
        } else if (model.startsWith("GT5")) {
            readPersonal(report, position);
        } else if (!extended && left <= HANDHELD_FIELDS) {
            if (left == HANDHELD_FIELDS) {
                kilometres(report, fields.next());
            }
            if (PositionBlock.contains(fields, fields.position(), '.')) {
                kilometres(report, fields.next());
            } else {
                PositionBlock.whole(fields, fields.next(), "batteryLevel", report);
            }
        } else {
            VehicleTail.read(sentence, report, extended);
            if (extended) {
                Sensors.read(sentence, report, mask);
            }
        }
    }

    /**
     * Asset trackers (GL500 and its kin): bit error rate, battery in mV, its level, mode, movement, temperature. In extended
     * reports a mask of two more values stands where the battery's voltage does in others.
     */
    private void readAsset(Report report) {
        fields.skip(1);
        if (extended) {
            long mask = fields.hex(fields.next(), 0);
            if ((mask & 1) != 0) {
                PositionBlock.whole(fields, fields.next(), "sat", report);
            }
            fields.skip((int) (mask >> 1 & 1)); // what made the device take its position
        } else {
            double battery = fields.decimal(fields.next());
            report.number("battery", battery > MAX_VOLTS ? battery / 1_000 : battery);
        }
        PositionBlock.whole(fields, fields.next(), "batteryLevel", report);
        fields.skip(1);
        int movement = fields.next();
        if (!fields.isEmpty(movement)) {
            report.attribute("motion", fields.whole(movement, 0) > 0);
        }
        if (PositionBlock.contains(fields, fields.position(), '.')) {
            report.number("temp1", fields.decimal(fields.next()));
        }
    }

    private void readHandheld(Report report, long mask) {
        kilometres(report, fields.next());
        PositionBlock.whole(fields, fields.next(), "batteryLevel", report);
        if ((mask & 1 << 7) != 0) {
            PositionBlock.whole(fields, fields.next(), "externalBattery", report);
        }
    }

    /** Personal trackers (GT500 and its kin): signal strength and battery level; movement and charging before the positions. */
    private void readPersonal(Report report, int position) {
        long type = fields.whole(sentence.body() + 2, -1);
        if (type >= 0 && position > sentence.body() + 4) {
            report.attribute("motion", (type & 1) != 0);
            report.attribute("charge", (type & 2) != 0);
        }
        PositionBlock.whole(fields, fields.next(), "rssi", report);
        PositionBlock.whole(fields, fields.next(), "batteryLevel", report);
    }

    private void kilometres(Report report, int field) {
        report.number("odometer", fields.decimal(field) * 1_000);
    }
}
