package org.tallyman.dialect.suntech;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** Reports that have layouts of their own: those of ST910 and ST4xx, and of finished journeys. */
final class OtherReports {

    private static final int CELLS = 7;
    private static final int MODE_DIGITS = 3;

    private OtherReports() {}

    /**
     * ST910: kind, id, firmware of most, date, time, cell of some, position, fix; the mileage where there is a cell.
     * Of the field behind the id.
     */
    static Report readSt910(Fields fields, String kind) {
        Report report = new Report();
        if (!kind.equals("Location")) {
            report.alarm("general");
        }
        if (!Values.isDate(fields)) {
            Values.text(fields, "versionFw", report);
        }
        Values.time(fields, report);
        boolean cell = !isCoordinate(fields, fields.position());
        fields.skip(cell ? 1 : 0);
        Values.position(fields, report);
        Values.valid(fields, report);
        if (cell) {
            Values.whole(fields, "odometer", report);
        }
        return report;
    }

    static boolean isSt910(String kind) {
        return kind.equals("Location") || kind.equals("Emergency") || kind.equals("Alert");
    }

    private static boolean isCoordinate(Fields fields, int field) {
        return fields.length(field) > 7 && fields.at(field, fields.length(field) - 7) == '.';
    }

    /** ST4xx: firmware, model, seven cells, battery, live or not, number, status, date, time, position, satellites, fix. */
    static Report readSt400(Fields fields, String type) {
        Report report = new Report();
        report.attribute("type", type);
        Values.text(fields, "versionFw", report);
        fields.skip(1);
        for (int i = 0; i < CELLS; i++) {
            readCell(fields, i == 0, report);
        }
        Values.decimal(fields, "battery", report);
        Values.archive(fields, report);
        Values.whole(fields, "index", report);
        Values.whole(fields, "status", report);
        if (fields.length(fields.position()) == MODE_DIGITS) {
            fields.skip(1); // collaborative network
        }
        Values.time(fields, report);
        Values.position(fields, report);
        Values.whole(fields, "sat", report);
        Values.valid(fields, report);
        return report;
    }

    /** Cell, MCC, MNC, then signal and area of the serving cell, area and signal of others, timing advance. */
    private static void readCell(Fields fields, boolean serving, Report report) {
        long cell = fields.whole(fields.next(), 0);
        long country = fields.whole(fields.next(), 0);
        long network = fields.whole(fields.next(), 0);
        long first = fields.whole(fields.next(), 0);
        long second = fields.whole(fields.next(), 0);
        fields.skip(1);
        if (cell > 0) {
            report.cell(country, network, serving ? second : first, cell, serving ? first : second);
        }
    }

    /** HTE: a journey that has ended, with the driver's tag in the last field. Of the field behind the id. */
    static Report readJourney(Fields fields) {
        Report report = new Report();
        fields.skip(2);
        Values.time(fields, report);
        int last = fields.count() - 1;
        if (!fields.isEmpty(last)) {
            report.attribute("driverUniqueId", fields.text(last));
        }
        return report;
    }
}
