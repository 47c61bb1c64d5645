package org.tallyman.dialect.textline;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** A line from its start to its end; what stands before a start belongs to none. */
final class TextFraming implements Framing {

    private final byte[] start;
    private final byte[] end;

    TextFraming(LineSettings settings) {
        this.start = settings.start();
        this.end = settings.end();
    }

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        if (end.length == 0 && isLineEnd(bytes[from])) {
            return new Cut.Noise(1);
        }
        for (int i = 0; i < start.length; i++) {
            if (from + i == to) {
                return Cut.PARTIAL;
            }
            if (bytes[from + i] != start[i]) {
                return new Cut.Noise(1);
            }
        }
        int body = from + start.length;
        for (int i = body; i < to; i++) {
            int length = endAt(bytes, i, to);
            if (length > 0) {
                return new Cut.Complete(Arrays.copyOfRange(bytes, body, i), i + length - from);
            }
        }
        return Cut.PARTIAL;
    }

    /** How long the end is that stands there; 0 when none does. */
    private int endAt(byte[] bytes, int at, int to) {
        if (end.length == 0) {
            return isLineEnd(bytes[at]) ? 1 : 0;
        }
        return at + end.length <= to && Arrays.equals(bytes, at, at + end.length, end, 0, end.length) ? end.length : 0;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }
}
