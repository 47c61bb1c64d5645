package org.tallyman.dialect.queclink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/**
 * The binary form of newer models: a plus sign, a zero byte, the length of the frame in two bytes, a byte, the IMEI as 8
 * bytes of decimal digits, device type and protocol version in 5, two bytes, the send time as seconds since 1970, the
 * report's type in 3; then data, each with a number of two bytes, a length of one and its value; at the end what has no
 * place here, and a dollar sign. What checks a frame is not published and is not verified.
 */
final class CompactReader {

    private static final int LEAST = 32;
    private static final int END = 4;
    private static final int POSITION = 0x52;
    private static final double PER_DEGREE = 1e6;

    private CompactReader() {}

    static boolean isCompact(byte[] bytes, int from, int to) {
        return to - from > 1 && bytes[from] == '+' && bytes[from + 1] == 0;
    }

    /** The length that a frame says it has; 0 while it has not come so far, -1 when it cannot be. */
    static int length(byte[] bytes, int from, int to) {
        if (to - from < 4) {
            return 0;
        }
        int length = new ByteCursor(bytes, from + 2, to).u16();
        return length < LEAST ? -1 : length;
    }

    static List<String> ids(byte[] frame) {
        String digits = new ByteCursor(frame, 5, frame.length).hex(8);
        return digits.isEmpty() ? List.of() : List.of(digits.substring(1));
    }

    static Decoding read(Frame frame) {
        byte[] bytes = frame.payload();
        ByteCursor cursor = new ByteCursor(bytes, 20, bytes.length - END);
        Instant sent = Instant.ofEpochSecond(cursor.u32());
        cursor.skip(3);
        Report report = new Report();
        report.time(sent);
        while (cursor.remaining() > 3) {
            int number = cursor.u16();
            int length = cursor.u8();
            ByteCursor data = new ByteCursor(bytes, cursor.position(), cursor.position() + length);
            cursor.skip(length);
            if (number == POSITION && !cursor.isOver()) {
                readPosition(data, report);
            }
        }
        if (cursor.isOver() || bytes.length < LEAST) {
            Refusal refusal = new Refusal("length", "frame", bytes.length + " bytes", "ends before its data do");
            return new Decoding(
                    List.of(), List.of(new Rejection(0, 0, refusal)), ids(bytes), Checksum.NONE, Optional.empty());
        }
        return Decodings.of(report, frame, ids(bytes), null).sent(sent);
    }

    private static void readPosition(ByteCursor data, Report report) {
        data.skip(1);
        double longitude = data.s32() / PER_DEGREE;
        double latitude = data.s32() / PER_DEGREE;
        long time = data.u32();
        double speed = data.u16() / 10.0;
        double accuracy = data.u8() / 10.0;
        double azimuth = data.u16();
        double altitude = (data.u24() << 8 >> 8) / 10.0;
        int satellites = data.u8();
        if (data.isOver()) {
            return;
        }
        report.position(latitude, longitude);
        report.fixTime(Instant.ofEpochSecond(time));
        report.speedKmh(speed);
        report.courseDegrees(azimuth);
        report.altitudeM(altitude);
        report.attribute("hdop", accuracy);
        report.attribute("sat", satellites);
    }
}
