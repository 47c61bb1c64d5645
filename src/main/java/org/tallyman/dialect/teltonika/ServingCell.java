package org.tallyman.dialect.teltonika;

import org.tallyman.dialect.tracker.Report;

/** The mobile cell of a record, whose parts are I/O elements of their own. */
final class ServingCell {

    private static final int CELL = 205;
    private static final int AREA = 206;
    private static final int OPERATOR = 241;
    private static final int CELL_LTE = 636;

    private long operator;
    private long area = -1;
    private long cell = -1;

    void take(int id, long value) {
        switch (id) {
            case OPERATOR -> operator = value;
            case AREA -> area = value;
            case CELL, CELL_LTE -> cell = Math.max(cell, value);
            default -> {}
        }
    }

    /** The operator's number is a country's three digits and a network's two or three. */
    void tell(Report report) {
        if (area > 0 && cell > 0) {
            int network = operator < 100_000 ? 100 : 1_000;
            report.cell(operator / network, operator % network, area, cell, null);
        }
    }
}
