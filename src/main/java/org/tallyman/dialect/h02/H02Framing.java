package org.tallyman.dialect.h02;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Sentences from {@code *} to {@code #}, and binary reports, which do not say how long they are: a length fits when
 * the bytes end there or the next report begins there, and the line keeps to the one that fitted before.
 */
final class H02Framing implements Framing {

    private static final int SHORT = 32;
    private static final int LONG = 45;

    /** Of devices that write their IMEI whole. */
    private static final int LONG_ID = 42;

    private static final int[] LENGTHS = {SHORT, LONG, LONG_ID};

    private int learned;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && !isMarker(bytes[start])) {
            start++;
        }
        if (start > from) {
            return new Cut.Noise(start - from);
        }
        return switch (bytes[from]) {
            case '*' -> sentence(bytes, from, to);
            case 'X' -> binary(bytes, from, to, SHORT);
            default -> {
                int length = length(bytes, from, to);
                if (length > 0 && length <= to - from) {
                    learned = length;
                }
                yield binary(bytes, from, to, length);
            }
        };
    }

    private static boolean isMarker(byte b) {
        return b == '*' || b == '$' || b == 'X';
    }

    /** With the line end that some devices send after it. */
    private static Cut sentence(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '#') {
            end++;
        }
        if (end == to) {
            return Cut.PARTIAL;
        }
        int next = end + 1;
        while (next < to && (bytes[next] == '\r' || bytes[next] == '\n')) {
            next++;
        }
        return new Cut.Complete(Arrays.copyOfRange(bytes, from, end + 1), next - from);
    }

    private static Cut binary(byte[] bytes, int from, int to, int length) {
        return length == 0 || to - from < length
                ? Cut.PARTIAL
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, from + length), length);
    }

    /** 0 while there are too few bytes to tell. */
    private int length(byte[] bytes, int from, int to) {
        int there = to - from;
        if (learned > 0 && (there <= learned || isMarker(bytes[from + learned]))) {
            return learned;
        }
        for (int length : LENGTHS) {
            if (there == length) {
                return length;
            }
        }
        for (int length : LENGTHS) {
            if (there > length && isMarker(bytes[from + length])) {
                return length;
            }
        }
        return there < LONG ? 0 : learned > 0 ? learned : SHORT;
    }
}
