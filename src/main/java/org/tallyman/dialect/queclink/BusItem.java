package org.tallyman.dialect.queclink;

import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * One value of a vehicle's bus, as the bit of a report mask stands for it.
 *
 * @param name the attribute; empty when a value takes its field and is not kept
 */
record BusItem(String name, Kind kind) {

    static final BusItem PASSED = new BusItem("", Kind.TEXT);

    private static final double MS_AN_HOUR = 3_600_000;

    /**
     * How it is written. Letters before a number tell its unit: H hundreds of metres, L litres, P per cent, L/H litres an
     * hour; other letters stand for units that are not kept.
     */
    enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        HEX,
        YES,
        THOUSANDS,
        THOUSANDTHS,
        HUNDREDS,
        HUNDREDS_OF_METRES,
        LITRES,
        LITRES_AN_HOUR,
        LEVEL,
        HOURS
    }

    void read(Fields fields, int field, Report report) {
        if (name.isEmpty() || fields.isEmpty(field)) {
            return;
        }
        switch (kind) {
            case TEXT -> report.attribute(name, fields.text(field));
            case WHOLE -> PositionBlock.whole(fields, field, name, report);
            case DECIMAL -> report.number(name, fields.decimal(field));
            case HEX -> {
                long value = fields.hex(field, -1);
                if (value >= 0) {
                    report.attribute(name, value);
                }
            }
            case YES -> report.attribute(name, fields.whole(field, 0) > 0);
            case THOUSANDS -> report.number(name, fields.decimal(field) * 1_000);
            case THOUSANDTHS -> report.number(name, fields.decimal(field) / 1_000);
            case HUNDREDS -> report.number(name, fields.decimal(field) * 100);
            case HUNDREDS_OF_METRES -> report.number(name, lettered(fields, field, "H") * 100);
            case LITRES -> {
                double bare = fields.decimal(field);
                report.number(name, Double.isNaN(bare) ? lettered(fields, field, "L") : bare);
            }
            case LITRES_AN_HOUR -> report.number(name, lettered(fields, field, "L/H"));
            case LEVEL -> {
                report.number(name + "Level", lettered(fields, field, "P"));
                report.number(name, lettered(fields, field, "L"));
            }
            case HOURS -> {
                double hours = fields.decimal(field);
                if (Double.isFinite(hours)) {
                    report.attribute(name, Math.round(hours * MS_AN_HOUR));
                }
            }
        }
    }

    private static double lettered(Fields fields, int field, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (fields.at(field, i) != letters.charAt(i)) {
                return Double.NaN;
            }
        }
        return fields.decimal(field, letters.length());
    }
}
