package org.tallyman.dialect.queclink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * The block that all reports with a position share: GPS accuracy, speed, azimuth, altitude, longitude, latitude, UTC time,
 * access points in some, MCC, MNC, LAC, cell, and what the model adds to it.
 */
final class PositionBlock {

    private static final int HARDWARE_ADDRESS_DIGITS = 12;
    private static final int APPEND_MASK_DIGITS = 2;
    private static final int MAX_APPEND_MASK = 0x1F;

    private PositionBlock() {}

    /** Reads the block that begins at the next field and goes on behind it. */
    static void read(Sentence sentence, Report report) {
        readFix(sentence, report);
        readNetwork(sentence.fields(), report);
        if (!sentence.model().equals("GL320M")) {
            readAppendix(sentence, report);
        }
    }

    /** Accuracy to time alone; the first generation has the accuracy behind the altitude. */
    static void readFix(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int first = fields.position();
        int moved = sentence.old() ? first : first + 1;
        double accuracy = fields.decimal(sentence.old() ? first + 3 : first);
        double speed = fields.decimal(moved);
        double azimuth = fields.decimal(moved + 1);
        double altitude = fields.decimal(moved + 2);
        fields.skip(4);
        report.number("hdop", accuracy);
        place(sentence, report, accuracy == 0);
        report.speedKmh(speed);
        report.courseDegrees(azimuth);
        report.altitudeM(altitude);
    }

    /** Accuracy 0 tells of the last known position, which is older than what else the report says. */
    private static void place(Sentence sentence, Report report, boolean lastKnown) {
        Fields fields = sentence.fields();
        int longitude = fields.next();
        int latitude = fields.next();
        int said = fields.next();
        if (isNothing(fields, longitude, said) && isNothing(fields, latitude, said)) {
            return;
        }
        report.position(fields, latitude, longitude);
        @Nullable Instant time = fields.time(said);
        report.fixTime(time, () -> fields.text(said));
        if (time == null) {
            return;
        }
        @Nullable Instant sent = fields.time(sentence.end());
        report.time(lastKnown && sent != null && sent.isAfter(time) ? sent : time);
    }

    /** Whether a coordinate is empty, or zero at no time, as before the first fix. */
    private static boolean isNothing(Fields fields, int coordinate, int time) {
        return fields.isEmpty(coordinate) || (fields.decimal(coordinate) == 0 && fields.isBlank(time));
    }

    private static void readNetwork(Fields fields, Report report) {
        if (fields.length(fields.position() + 1) == HARDWARE_ADDRESS_DIGITS && fields.isHex(fields.position() + 1)) {
            long count = fields.whole(fields.next(), 0);
            for (; count > 0 && !fields.isOver(); count--) {
                Surroundings.accessPoint(fields, fields.next(), fields.next(), report);
                fields.skip(3);
            }
        }
        Surroundings.cell(fields, fields.position(), null, report);
        fields.skip(4);
    }

    private static void readAppendix(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int appendix = fields.next();
        if (sentence.model().startsWith("GL5") || sentence.model().startsWith("GT5")) {
            if (sentence.model().startsWith("GL5")) {
                strength(fields, appendix, report);
            }
        } else if (contains(fields, appendix, '.')) {
            report.number("odometer", fields.decimal(appendix) * 1_000);
        } else if (fields.length(appendix) == APPEND_MASK_DIGITS) {
            long mask = fields.hex(appendix, 0);
            if (mask <= MAX_APPEND_MASK) {
                if ((mask & 1) != 0) {
                    whole(fields, fields.next(), "sat", report);
                }
                fields.skip(Long.bitCount(mask & 0b10010));
            }
        }
    }

    static void strength(Fields fields, int field, Report report) {
        whole(fields, field, "rssi", report);
    }

    static void whole(Fields fields, int field, String name, Report report) {
        long value = fields.whole(field, Long.MIN_VALUE);
        if (value != Long.MIN_VALUE) {
            report.attribute(name, value);
        }
    }

    static boolean contains(Fields fields, int field, char c) {
        for (int i = 0; i < fields.length(field); i++) {
            if (fields.at(field, i) == c) {
                return true;
            }
        }
        return false;
    }
}
