package org.tallyman.dialect.gt06;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Cuts by the length at the start, as a line end may stand within a body. Where no line end is where the length says, as with
 * devices that count wrongly, the next one ends the frame.
 */
final class Gt06Framing implements Framing {

    static final int FRAME_MAX = 4_096;
    static final int SHORT = 0x78;
    static final int LONG = 0x79;
    private static final int SHORTEST = 8;

    /** By how much some devices count a frame too long. */
    private static final int MISCOUNTED = 3;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        if (!isStart(bytes, from, to)) {
            return new Cut.Noise(untilStart(bytes, from, to));
        }
        if (to - from < 4) {
            return Cut.PARTIAL;
        }
        int length = bytes[from] == SHORT
                ? 5 + (bytes[from + 2] & 0xFF)
                : 6 + ((bytes[from + 2] & 0xFF) << 8 | (bytes[from + 3] & 0xFF));
        if (length > FRAME_MAX) {
            return new Cut.Noise(1);
        }
        boolean whole = to - from >= length;
        if (whole && isEnd(bytes, from + length - 2)) {
            return frame(bytes, from, from + length);
        }
        return whole ? untilEnd(bytes, from, to) : shorter(bytes, from, to, from + length - MISCOUNTED);
    }

    /** Up to the first line end that ends the line too or has another start behind it. */
    private static Cut untilEnd(byte[] bytes, int from, int to) {
        for (int end = from + SHORTEST; end <= to; end++) {
            if (isEnd(bytes, end - 2) && (end == to || isStart(bytes, end, to))) {
                return frame(bytes, from, end);
            }
        }
        return to - from > FRAME_MAX ? new Cut.Noise(1) : Cut.PARTIAL;
    }

    /** A frame that ends there and nothing behind it; or else there is more to come. */
    private static Cut shorter(byte[] bytes, int from, int to, int end) {
        boolean ends = end == to && end - from >= SHORTEST && isEnd(bytes, end - 2);
        return ends ? frame(bytes, from, end) : Cut.PARTIAL;
    }

    private static Cut frame(byte[] bytes, int from, int end) {
        return new Cut.Complete(Arrays.copyOfRange(bytes, from, end), end - from);
    }

    private static int untilStart(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to && !isStart(bytes, at, to)) {
            at++;
        }
        return at - from;
    }

    /** Whether a frame starts there, or may, as the second byte is still to come. */
    private static boolean isStart(byte[] bytes, int at, int to) {
        boolean first = bytes[at] == SHORT || bytes[at] == LONG;
        return first && (at + 1 == to || bytes[at + 1] == bytes[at]);
    }

    private static boolean isEnd(byte[] bytes, int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n';
    }
}
