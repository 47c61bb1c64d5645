package org.tallyman.dialect.jt808;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Cuts from delimiter to delimiter and removes escapes; some devices send texts between brackets among their frames. */
final class Jt808Framing implements Framing {

    static final int FRAME_MAX = 4_096;
    private static final byte BRACKET = '(';
    private static final byte CLOSING = ')';

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        byte start = bytes[from];
        boolean text = start == BRACKET;
        if (!text && !Escapes.isDelimiter(start)) {
            return new Cut.Noise(untilStart(bytes, from, to));
        }
        byte end = text ? CLOSING : start;
        int limit = Math.min(to, from + FRAME_MAX);
        for (int i = from + 1; i < limit; i++) {
            if (bytes[i] == end) {
                return frame(bytes, from, i, text);
            }
        }
        return to - from >= FRAME_MAX ? new Cut.Noise(1) : Cut.PARTIAL;
    }

    private static Cut frame(byte[] bytes, int from, int end, boolean text) {
        int length = end - from + 1;
        if (text) {
            return new Cut.Complete(Arrays.copyOfRange(bytes, from, end + 1), length);
        }
        return length == 2 ? new Cut.Noise(1) : new Cut.Complete(Escapes.remove(bytes, from, end), length);
    }

    private static int untilStart(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to && bytes[at] != BRACKET && !Escapes.isDelimiter(bytes[at])) {
            at++;
        }
        return at - from;
    }

    @Override
    public boolean isFiller(byte b) {
        return Escapes.isDelimiter(b) || Framing.super.isFiller(b);
    }
}
