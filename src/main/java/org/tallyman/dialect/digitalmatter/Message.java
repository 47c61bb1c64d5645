package org.tallyman.dialect.digitalmatter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The types of message over TCP, and the envelope of each: 02 55, type, length of the body as two bytes, lowest first.
 */
final class Message {

    static final int HEADER = 5;

    static final int HELLO = 0x00;
    static final int HELLO_ANSWER = 0x01;
    static final int RECORDS = 0x04;
    static final int COMMIT = 0x05;
    static final int COMMIT_ANSWER = 0x06;
    static final int FIXED_RECORDS = 0x10;

    /** Asks for something that newer devices no longer do; an answer of zeros lets them go on, here and below. */
    static final int CANNED_A = 0x14;

    static final int CANNED_A_ANSWER = 0x15;
    static final int CANNED_B = 0x22;
    static final int CANNED_B_ANSWER = 0x23;

    private static final int SYNC_1 = 0x02;
    private static final int SYNC_2 = 0x55;

    private Message() {}

    /** Whether a message begins here, as far as there are bytes to tell by. */
    static boolean beginsAt(byte[] bytes, int from, int to) {
        return bytes[from] == SYNC_1 && (from + 1 == to || bytes[from + 1] == SYNC_2);
    }

    /** The length of the body that a header states. */
    static int bodyLength(byte[] bytes, int from) {
        return (bytes[from + 3] & 0xFF) | (bytes[from + 4] & 0xFF) << 8;
    }

    /** Whether the bytes are one whole message. */
    static boolean isWhole(byte[] frame) {
        return frame.length >= HEADER
                && beginsAt(frame, 0, frame.length)
                && bodyLength(frame, 0) == frame.length - HEADER;
    }

    static int type(byte[] frame) {
        return frame[2] & 0xFF;
    }

    static byte[] of(int type, byte... body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) SYNC_1)
                .put((byte) SYNC_2)
                .put((byte) type)
                .putShort((short) body.length)
                .put(body)
                .array();
    }
}
