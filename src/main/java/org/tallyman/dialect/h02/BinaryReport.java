package org.tallyman.dialect.h02;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;
import org.tallyman.ident.Refusal;

/**
 * A report in binary coded decimals: {@code $}, id, time, date, latitude, battery, longitude and flags, speed and
 * course, status, and in the long form the cell. A report that begins with {@code X} repeats the one before it under another number and tells nothing
 * new.
 */
final class BinaryReport {

    private static final int LONG_ID_LENGTH = 42;
    private static final int LENGTH_WITH_CELL = 45;
    private static final int CELL = 37;
    private static final int ID_BYTES = 5;
    private static final int LONG_ID_BYTES = 8;
    private static final int IMEI_DIGITS = 15;
    private static final double KMH_PER_KNOT = 1.852;

    private BinaryReport() {}

    static boolean is(byte[] frame) {
        return frame.length > 0 && (frame[0] == '$' || frame[0] == 'X');
    }

    static List<String> ids(byte[] frame) {
        if (frame.length == 0 || frame[0] == 'X') {
            return List.of();
        }
        ByteCursor cursor = new ByteCursor(frame, 1, frame.length);
        String id = frame.length == LONG_ID_LENGTH
                ? cursor.hex(LONG_ID_BYTES).substring(0, IMEI_DIGITS)
                : cursor.hex(ID_BYTES);
        return id.isEmpty() ? List.of() : List.of(id);
    }

    static Decoding decode(Frame frame, boolean acks) {
        byte[] bytes = frame.payload();
        List<String> ids = ids(bytes);
        if (bytes[0] == 'X') {
            return Decodings.nothing(ids, null);
        }
        ByteCursor cursor = new ByteCursor(bytes);
        cursor.skip(1 + (bytes.length == LONG_ID_LENGTH ? LONG_ID_BYTES : ID_BYTES));
        Report report = new Report();
        int at = cursor.position();
        report.time(time(cursor), () -> new ByteCursor(bytes, at, bytes.length).hex(6));
        double latitude = Degrees.ofMinutes(Bcd.number(cursor.u32(), 8) / 1e4);
        int battery = cursor.u8();
        long placed = cursor.unsigned(5);
        double longitude = Degrees.ofMinutes(Bcd.number(placed >> 4, 9) / 1e4);
        int moved = (int) Bcd.number(cursor.u24(), 6);
        long status = cursor.u32();
        if (cursor.isOver()) {
            String length = bytes.length + " bytes";
            return Decodings.refused(ids, new Refusal("length", "report", length, "at least 29 bytes"));
        }
        report.valid((placed & 0x2) != 0);
        report.position((placed & 0x4) != 0 ? latitude : -latitude, (placed & 0x8) != 0 ? longitude : -longitude);
        if (moved >= 0) {
            int knots = moved / 1_000;
            report.speedKmh(knots * KMH_PER_KNOT);
            report.courseDegrees(moved % 1_000);
        }
        Status.battery(battery, report);
        Status.tell(status, report);
        if (bytes.length == LENGTH_WITH_CELL) {
            cell(new ByteCursor(bytes, CELL, bytes.length), report);
        }
        return Decodings.of(report, frame, ids, acks ? Answers.received(ids.getFirst(), frame.receivedAt()) : null);
    }

    private static void cell(ByteCursor cursor, Report report) {
        int country = cursor.u16();
        int network = cursor.u8();
        int area = cursor.u16();
        int cell = cursor.u16();
        if (country > 0 && cell > 0) {
            report.cell(country, network, area, cell, null);
        }
    }

    private static @Nullable Instant time(ByteCursor cursor) {
        int hour = (int) Bcd.number(cursor.u8(), 2);
        int minute = (int) Bcd.number(cursor.u8(), 2);
        int second = (int) Bcd.number(cursor.u8(), 2);
        int day = (int) Bcd.number(cursor.u8(), 2);
        int month = (int) Bcd.number(cursor.u8(), 2);
        int year = (int) Bcd.number(cursor.u8(), 2);
        return year < 0 ? null : Times.utc(2000 + year, month, day, hour, minute, second);
    }
}
