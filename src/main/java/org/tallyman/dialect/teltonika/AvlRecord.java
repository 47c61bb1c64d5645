package org.tallyman.dialect.teltonika;

import java.time.Instant;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** One record: time, priority, position, and I/O elements in groups of values of one, two, four and eight bytes. */
final class AvlRecord {

    private static final double DEGREE = 1e7;
    private static final int[] WIDTHS = {1, 2, 4, 8};

    private static final int EXTENDED_BYTES = 16;

    private AvlRecord() {}

    /** What is not there is zero; the caller asks the cursor whether all was there. */
    static void read(Codec codec, Reading reading, ByteCursor cursor, Report report) {
        if (codec == Codec.CODEC_7) {
            Gh3000Record.read(cursor, report);
            return;
        }
        report.time(Instant.ofEpochMilli(cursor.s64()));
        report.attribute("priority", cursor.u8());
        int longitude = cursor.s32();
        int latitude = cursor.s32();
        report.position(latitude / DEGREE, longitude / DEGREE);
        report.altitudeM(cursor.s16());
        report.courseDegrees(cursor.u16());
        int satellites = cursor.u8();
        report.attribute("sat", satellites);
        report.valid(satellites > 0);
        report.speedKmh(cursor.u16());
        report.attribute("event", (int) cursor.unsigned(codec.idWidth()));
        if (codec == Codec.CODEC_16) {
            report.attribute("generation", cursor.u8());
        }
        cursor.skip(codec.countWidth());
        readElements(codec, reading, cursor, report);
    }

    private static void readElements(Codec codec, Reading reading, ByteCursor cursor, Report report) {
        int idWidth = codec.idWidth();
        ServingCell cell = new ServingCell();
        for (int width : WIDTHS) {
            int count = (int) cursor.unsigned(codec.countWidth());
            for (int i = 0; i < count && !cursor.isOver(); i++) {
                int id = (int) cursor.unsigned(idWidth);
                long value = cursor.unsigned(width);
                cell.take(id, value);
                reading.elements().tell(report, id, width, value);
            }
        }
        cell.tell(report);
        if (reading.extended()) {
            int count = (int) cursor.unsigned(codec.countWidth());
            for (int i = 0; i < count && !cursor.isOver(); i++) {
                int id = (int) cursor.unsigned(idWidth);
                report.attribute(IoElements.name(id), cursor.hex(EXTENDED_BYTES));
            }
        }
        if (codec == Codec.CODEC_8E) {
            int count = cursor.u16();
            for (int i = 0; i < count && !cursor.isOver(); i++) {
                int id = cursor.u16();
                LongElements.tell(report, id, cursor.part(cursor.u16()));
            }
        }
    }
}
