package org.tallyman.dialect.queclink;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Times;
import org.tallyman.ident.Refusal;

/**
 * The binary form of older models: a header of four characters, message type, mask of the components, length, and what they
 * say; at the end send time, count number, CRC and a line end.
 */
final class BinaryFrame {

    private static final int HEADER = 4;
    private static final int CHECKSUM = 2;
    private static final int TAIL = 2;
    private static final int TIME = 7;

    /** Bytes from the send time to the end of the frame. */
    private static final int END = TIME + 2 + CHECKSUM + TAIL;

    private static final int ID = 8;
    private static final int LENGTH_LEAST = HEADER + CHECKSUM + TAIL + 1;

    private BinaryFrame() {}

    /** Where the frame's length stands, and in how many bytes, as {@code place * 10 + bytes}; 0 for no such header. */
    private static int lengthField(byte[] bytes, int from) {
        return switch (new String(bytes, from, HEADER, StandardCharsets.ISO_8859_1)) {
            case "+RSP", "+BSP", "+EVT", "+BVT", "+OBD" -> 92;
            case "+INF", "+BNF" -> 72;
            case "+CRD", "+BRD", "+LGN" -> 62;
            case "+ACK" -> bytes[from + HEADER] == ':' ? 0 : 61;
            case "+HBD" -> 51;
            default -> 0;
        };
    }

    static boolean isBinary(byte[] bytes, int from, int to) {
        return to - from > HEADER && lengthField(bytes, from) != 0;
    }

    /** The length that a frame says it has; 0 while it has not come so far, -1 when it cannot be. */
    static int length(byte[] bytes, int from, int to) {
        int field = lengthField(bytes, from);
        int place = from + field / 10;
        if (place + field % 10 > to) {
            return 0;
        }
        int length = (int) new ByteCursor(bytes, place, to).unsigned(field % 10);
        return length < LENGTH_LEAST ? -1 : length;
    }

    static boolean hasTail(byte[] bytes, int end) {
        return bytes[end - 2] == '\r' && bytes[end - 1] == '\n';
    }

    /** CRC-16 with polynomial 1021 of all between the header and itself. */
    static boolean isIntact(byte[] frame) {
        int end = frame.length - TAIL - CHECKSUM;
        return end > HEADER
                && hasTail(frame, frame.length)
                && Checksums.crc16Ccitt(frame, HEADER, end) == new ByteCursor(frame, end, frame.length).u16();
    }

    /** Of a frame that is not intact. */
    static Refusal wrongChecksum(byte[] frame) {
        int end = frame.length - TAIL - CHECKSUM;
        if (end <= HEADER || !hasTail(frame, frame.length)) {
            return new Refusal("length", "frame", frame.length + " bytes", "a CRC and a line end behind the data");
        }
        int said = new ByteCursor(frame, end, frame.length).u16();
        return Checksums.wrong(
                "CRC-16/CCITT-FALSE behind the header", said, Checksums.crc16Ccitt(frame, HEADER, end), 2);
    }

    static @Nullable Instant sent(byte[] frame) {
        return time(new ByteCursor(frame, frame.length - END, frame.length));
    }

    static @Nullable Instant time(ByteCursor cursor) {
        return Times.utc(cursor.u16(), cursor.u8(), cursor.u8(), cursor.u8(), cursor.u8(), cursor.u8());
    }

    /** The sender of a frame, in the first place the IMEI; empty when the frame ends before. */
    static List<String> ids(byte[] frame) {
        if (!isBinary(frame, 0, frame.length)) {
            return List.of();
        }
        int place = switch (frame[1] << 8 | frame[2]) {
            case 'R' << 8 | 'S', 'B' << 8 | 'S', 'E' << 8 | 'V', 'B' << 8 | 'V', 'O' << 8 | 'B' -> 16;
            case 'I' << 8 | 'N', 'B' << 8 | 'N' -> 9;
            case 'A' << 8 | 'C' -> 12;
            default -> -1;
        };
        return place < 0 ? List.of() : ids(new ByteCursor(frame, place, frame.length));
    }

    /**
     * An IMEI as 7 bytes of two decimal digits each and one of one digit, or a name; the number that the bytes make is
     * what other servers know a device by.
     */
    private static List<String> ids(ByteCursor cursor) {
        byte[] bytes = cursor.bytes(ID);
        if (bytes.length < ID) {
            return List.of();
        }
        StringBuilder imei = new StringBuilder(15);
        for (int i = 0; i < ID; i++) {
            int digits = bytes[i] & 0xFF;
            if (digits > 99 || (i == ID - 1 && digits > 9)) {
                String name = new String(bytes, StandardCharsets.ISO_8859_1).trim();
                return name.isEmpty() || name.chars().anyMatch(c -> c < ' ' || c > '~') ? List.of() : List.of(name);
            }
            imei.append(i < ID - 1 && digits < 10 ? "0" : "").append(digits);
        }
        return List.of(imei.toString(), Long.toString(new ByteCursor(bytes).s64()));
    }
}
