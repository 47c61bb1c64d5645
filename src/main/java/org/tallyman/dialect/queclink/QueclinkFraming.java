package org.tallyman.dialect.queclink;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Text ends with a dollar sign, or a zero byte of some old models; binary frames say how long they are. */
final class QueclinkFraming implements Framing {

    static final int MAX = 16_384;

    /** The longest header, with the byte that tells a binary acknowledgement from one as text. */
    private static final int HEADER = 5;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        if (bytes[from] != '+') {
            int start = from + 1;
            while (start < to && bytes[start] != '+') {
                start++;
            }
            return new Cut.Noise(start - from);
        }
        if (CompactReader.isCompact(bytes, from, to)) {
            return whole(bytes, from, to, CompactReader.length(bytes, from, to), 1);
        }
        if (to - from < HEADER) {
            return Cut.PARTIAL;
        }
        if (BinaryFrame.isBinary(bytes, from, to)) {
            return whole(bytes, from, to, BinaryFrame.length(bytes, from, to), 2);
        }
        for (int end = from; end < to; end++) {
            if (bytes[end] == '$' || bytes[end] == 0) {
                return new Cut.Complete(Arrays.copyOfRange(bytes, from, end), end + 1 - from);
            }
        }
        return Cut.PARTIAL;
    }

    private static Cut whole(byte[] bytes, int from, int to, int length, int tail) {
        if (length < 0 || length > MAX) {
            return new Cut.Noise(1);
        }
        if (length == 0 || length > to - from) {
            return Cut.PARTIAL;
        }
        int end = from + length;
        boolean ends = tail == 1 ? bytes[end - 1] == '$' : BinaryFrame.hasTail(bytes, end);
        return ends ? new Cut.Complete(Arrays.copyOfRange(bytes, from, end), length) : new Cut.Noise(1);
    }

    @Override
    public boolean isFiller(byte b) {
        return b == 0 || Framing.super.isFiller(b);
    }
}
