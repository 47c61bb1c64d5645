package org.tallyman.dialect.t800x;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Cuts messages by the length that they say they have. */
final class T800xFraming implements Framing {

    static final int MAX = 4_096;
    private static final int LENGTH_END = 5;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        if (!Message.begins(bytes, from)) {
            int start = from + 1;
            while (start < to && !Message.begins(bytes, start)) {
                start++;
            }
            return new Cut.Noise(start - from);
        }
        if (to - from < LENGTH_END) {
            return Cut.PARTIAL;
        }
        int length = Message.length(bytes, from);
        if (length < Message.HEADER || length > MAX) {
            return new Cut.Noise(1);
        }
        return length > to - from
                ? Cut.PARTIAL
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, from + length), length);
    }
}
