package org.tallyman.dialect.t800x;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Times;

/**
 * A message: two equal bytes that tell the kind of device, type, length of it all, serial number, IMEI as 8 bytes of decimal
 * digits, and what it says.
 *
 * @param from where it begins among other messages of a datagram
 */
record Message(byte[] bytes, int from, int to) {

    private static final int FIRST_GENERATION = 0x2323;

    /** Cars with a connector for diagnosis. */
    static final int OBD = 0x2626;

    /** Trackers of things that have a battery and no ignition. */
    static final int ASSET = 0x2727;

    static final int HEADER = 15;
    private static final int IMEI_AT = 7;
    private static final int FIRST = 0x23;
    private static final int LAST = 0x29;

    static boolean begins(byte[] bytes, int from) {
        int first = bytes[from];
        return first >= FIRST && first <= LAST && (from + 1 == bytes.length || bytes[from + 1] == first);
    }

    /** The length that the bytes from {@code from} say they have. */
    static int length(byte[] bytes, int from) {
        return (bytes[from + 3] & 0xFF) << 8 | (bytes[from + 4] & 0xFF);
    }

    int kind() {
        return (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
    }

    int type() {
        return bytes[from + 2] & 0xFF;
    }

    int serial() {
        return (bytes[from + 5] & 0xFF) << 8 | (bytes[from + 6] & 0xFF);
    }

    String imei() {
        return new ByteCursor(bytes, from + IMEI_AT, from + HEADER).hex(8).substring(1);
    }

    ByteCursor content() {
        return new ByteCursor(bytes, from + HEADER, to);
    }

    /**
     * The answer to this message, with an alarm at its end or none below 1. The first generation is answered with serial
     * number 1, others with their own.
     */
    byte[] answer(int alarm) {
        int length = alarm > 0 ? HEADER + 1 : HEADER;
        byte[] answer = new byte[length];
        System.arraycopy(bytes, from, answer, 0, HEADER);
        answer[3] = 0;
        answer[4] = (byte) length;
        if (kind() == FIRST_GENERATION) {
            answer[5] = 0;
            answer[6] = 1;
        }
        if (alarm > 0) {
            answer[HEADER] = (byte) alarm;
        }
        return answer;
    }

    /** Six bytes of two decimal digits each: year, month, day, hour, minute, second. */
    static @Nullable Instant time(ByteCursor cursor) {
        int year = decimal(cursor.u8());
        return Times.utc(
                year < 0 ? -1 : 2_000 + year,
                decimal(cursor.u8()),
                decimal(cursor.u8()),
                decimal(cursor.u8()),
                decimal(cursor.u8()),
                decimal(cursor.u8()));
    }

    /** The number that the digits of a byte are; -1 where they are none. */
    static int decimal(int digits) {
        int high = digits >> 4;
        int low = digits & 0xF;
        return high > 9 || low > 9 ? -1 : high * 10 + low;
    }

    /** Four decimal digits; not a number where they are none, as in a value that is not known. */
    static double decimals(ByteCursor cursor) {
        int high = decimal(cursor.u8());
        int low = decimal(cursor.u8());
        return high < 0 || low < 0 ? Double.NaN : high * 100 + low;
    }
}
