package org.tallyman.dialect.queclink;

import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** Reports of the cells and access points that a device hears when it finds no satellites: GTGSM, GTLBS, GTWIF. */
final class Surroundings {

    private static final int GSM_CELLS = 7;
    private static final int LBS_CELLS = 7;
    private static final int CELL_FIELDS = 6;
    private static final int MAX_COUNTRY = 999;
    private static final int ADDRESS_DIGITS = 12;

    private Surroundings() {}

    /** Six neighbours and the serving cell, each with MCC, MNC, LAC, cell, signal level and a reserved field. */
    static void readGsm(Sentence sentence, Report report) {
        cells(sentence, sentence.body() + 1, GSM_CELLS, report);
    }

    static void readLbs(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        PositionBlock.whole(fields, sentence.body() + 3, "batteryLevel", report);
        cells(sentence, sentence.body() + 9, LBS_CELLS, report);
    }

    private static void cells(Sentence sentence, int from, int count, Report report) {
        Fields fields = sentence.fields();
        for (int i = 0; i < count && from + i * CELL_FIELDS + 4 < sentence.end(); i++) {
            int cell = from + i * CELL_FIELDS;
            long level = fields.whole(cell + 4, Long.MIN_VALUE);
            cell(fields, cell, level == Long.MIN_VALUE ? null : (Long) (-Math.abs(level)), report);
        }
    }

    /** Count of access points, each with address, strength and three reserved fields; a battery level before the end. */
    static void readWif(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        long count = fields.whole(sentence.body() + 1, 0);
        int at = sentence.body() + 2;
        for (; count > 0 && at < sentence.end() && fields.length(at) == ADDRESS_DIGITS; count--) {
            accessPoint(fields, at, at + 1, report);
            at += 5;
        }
        PositionBlock.whole(fields, sentence.end() - 1, "batteryLevel", report);
    }

    /** MCC and MNC in decimal, area and cell in hexadecimal digits; nothing where they are empty or of CDMA, which has others. */
    static void cell(Fields fields, int field, @Nullable Long strength, Report report) {
        long country = fields.whole(field, -1);
        long network = fields.whole(field + 1, -1);
        long area = fields.hex(field + 2, -1);
        long cell = fields.hex(field + 3, -1);
        if (country > 0 && country <= MAX_COUNTRY && network >= 0 && area >= 0 && cell >= 0) {
            report.cell(country, network, area, cell, strength);
        }
    }

    static void accessPoint(Fields fields, int address, int strength, Report report) {
        String digits = fields.text(address);
        if (digits.length() != ADDRESS_DIGITS || !fields.isHex(address)) {
            return;
        }
        StringBuilder spelled = new StringBuilder(17);
        for (int i = 0; i < ADDRESS_DIGITS; i += 2) {
            spelled.append(i == 0 ? "" : ":").append(digits, i, i + 2);
        }
        report.accessPoint(spelled.toString(), fields.whole(strength, 0));
    }
}
