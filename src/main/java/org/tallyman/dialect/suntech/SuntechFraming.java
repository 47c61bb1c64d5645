package org.tallyman.dialect.suntech;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Text ends with a carriage return; one with a line feed behind it belongs to what a serial port sent. Binary frames begin
 * with a type from 0x80 on and have their length in two bytes.
 */
final class SuntechFraming implements Framing {

    static final int MAX = 4_096;
    private static final int BINARY_HEADER = 3;

    static boolean isBinary(byte[] bytes, int from, int to) {
        return to - from > 1 && bytes[from] < 0 && bytes[from + 1] == 0;
    }

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        if (bytes[from] < 0) {
            return binary(bytes, from, to);
        }
        if (bytes[from] < '0') {
            return new Cut.Noise(1);
        }
        for (int end = from; end < to; end++) {
            boolean inside = end + 1 < to && bytes[end + 1] == '\n';
            if (bytes[end] == '\r' && !inside) {
                return new Cut.Complete(Arrays.copyOfRange(bytes, from, end), end + 1 - from);
            }
        }
        return Cut.PARTIAL;
    }

    private static Cut binary(byte[] bytes, int from, int to) {
        if (to - from > 1 && bytes[from + 1] != 0) {
            return new Cut.Noise(1);
        }
        if (to - from < BINARY_HEADER) {
            return Cut.PARTIAL;
        }
        int length = BINARY_HEADER + (bytes[from + 2] & 0xFF);
        return length > to - from
                ? Cut.PARTIAL
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, from + length), length);
    }
}
