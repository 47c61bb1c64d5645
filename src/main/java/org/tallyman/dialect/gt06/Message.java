package org.tallyman.dialect.gt06;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;

/**
 * A frame in its parts.
 *
 * @param isLong whether it started with 7979
 * @param from where the body starts
 * @param to where the body ends: before serial number and CRC, or before the line end when these do not hold and may be missing
 */
record Message(byte[] bytes, boolean isLong, int type, int from, int to, int serial, Checksum checksum) {

    static final int LOGIN = 0x01;
    static final int NETWORK_BY_COUNT = 0x17;
    static final int NETWORK_BY_COUNT_2 = 0x69;

    /** Serial number, CRC and line end. */
    private static final int TAIL = 6;

    private static final int IMEI_BYTES = 8;

    /** Null when it is too short or has another start or end. */
    static @Nullable Message of(byte[] bytes) {
        int length = bytes.length;
        if (length < 8 || bytes[0] != bytes[1] || bytes[length - 2] != '\r' || bytes[length - 1] != '\n') {
            return null;
        }
        boolean isLong = bytes[0] == Gt06Framing.LONG;
        if (!isLong && bytes[0] != Gt06Framing.SHORT) {
            return null;
        }
        int start = isLong ? 4 : 3;
        int told = isLong ? (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF) : bytes[2] & 0xFF;
        int type = bytes[start] & 0xFF;
        int serial = u16(bytes, Math.max(length - TAIL, 0));
        boolean closed = length >= start + 1 + TAIL;
        boolean fits = closed && told == length - start - 2;
        // A CRC that holds is enough: some devices count their frames wrong.
        if (closed && u16(bytes, length - 4) == Checksums.crc16X25(bytes, 2, length - 4)) {
            return new Message(bytes, isLong, type, start + 1, length - TAIL, serial, Checksum.OK);
        }
        boolean without = !fits && !isLong && (type == NETWORK_BY_COUNT || type == NETWORK_BY_COUNT_2);
        Checksum checksum = without ? Checksum.NONE : Checksum.BAD;
        return new Message(bytes, isLong, type, start + 1, length - 2, serial, checksum);
    }

    ByteCursor body() {
        return new ByteCursor(bytes, from, to);
    }

    int size() {
        return to - from;
    }

    /** The IMEI of a login, without the zero that fills it up. */
    List<String> ids() {
        if (type != LOGIN || size() < IMEI_BYTES) {
            return List.of();
        }
        return List.of(body().hex(IMEI_BYTES).substring(1));
    }

    /** The answer that a message has come. */
    byte[] answer() {
        return write(false, type, new byte[0], serial);
    }

    static byte[] write(boolean isLong, int type, byte[] body, int serial) {
        int length = body.length + 5;
        ByteBuffer buffer = ByteBuffer.allocate(length + (isLong ? 6 : 5));
        if (isLong) {
            buffer.putShort((short) 0x7979).putShort((short) length);
        } else {
            buffer.putShort((short) 0x7878).put((byte) length);
        }
        buffer.put((byte) type).put(body).putShort((short) serial);
        int checksum = Checksums.crc16X25(buffer.array(), 2, buffer.position());
        return buffer.putShort((short) checksum)
                .put((byte) '\r')
                .put((byte) '\n')
                .array();
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
