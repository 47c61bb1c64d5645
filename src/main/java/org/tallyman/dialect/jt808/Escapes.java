package org.tallyman.dialect.jt808;

import java.util.Arrays;

/**
 * The bytes that may not stand within a frame: the delimiter and the escape itself. Some devices of one maker use another
 * delimiter, and two escapes.
 */
final class Escapes {

    static final int DELIMITER = 0x7E;
    static final int OTHER_DELIMITER = 0xE7;
    private static final int ESCAPE = 0x7D;
    private static final int OTHER_ESCAPE = 0xE6;
    private static final int THIRD_ESCAPE = 0x3E;

    private Escapes() {}

    static boolean isDelimiter(byte value) {
        return value == DELIMITER || (value & 0xFF) == OTHER_DELIMITER;
    }

    /** A frame as it was before it was sent; from and to are those of its delimiters, both inclusive. */
    static byte[] remove(byte[] bytes, int from, int to) {
        boolean other = (bytes[from] & 0xFF) == OTHER_DELIMITER;
        byte[] plain = new byte[to - from + 1];
        int length = 0;
        for (int i = from; i <= to; i++) {
            int value = bytes[i] & 0xFF;
            int code = i + 1 < to ? bytes[i + 1] & 0xFF : 0;
            boolean escaped = code == 1 || code == 2;
            if (escaped && (other ? value == OTHER_ESCAPE || value == THIRD_ESCAPE : value == ESCAPE)) {
                plain[length++] = (byte) original(value, code);
                i++;
            } else {
                plain[length++] = bytes[i];
            }
        }
        return length == plain.length ? plain : Arrays.copyOf(plain, length);
    }

    private static int original(int escape, int code) {
        if (code == 1) {
            return escape;
        }
        return escape == THIRD_ESCAPE ? 0x3D : escape + 1;
    }

    /** A frame, delimiters and all, as it goes onto the line. */
    static byte[] add(byte[] frame) {
        boolean other = (frame[0] & 0xFF) == OTHER_DELIMITER;
        byte[] escaped = new byte[2 * frame.length];
        int length = 0;
        for (int i = 0; i < frame.length; i++) {
            int value = frame[i] & 0xFF;
            int escape = i == 0 || i == frame.length - 1 ? 0 : escape(value, other);
            if (escape == 0) {
                escaped[length++] = frame[i];
            } else {
                escaped[length++] = (byte) escape;
                escaped[length++] = (byte) (value == escape ? 1 : 2);
            }
        }
        return Arrays.copyOf(escaped, length);
    }

    /** The escape before a value; 0 when it may stand as it is. */
    private static int escape(int value, boolean other) {
        if (other) {
            return switch (value) {
                case OTHER_ESCAPE, OTHER_DELIMITER -> OTHER_ESCAPE;
                case 0x3D, THIRD_ESCAPE -> THIRD_ESCAPE;
                default -> 0;
            };
        }
        return value == DELIMITER || value == ESCAPE ? ESCAPE : 0;
    }
}
