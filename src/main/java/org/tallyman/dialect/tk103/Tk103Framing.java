package org.tallyman.dialect.tk103;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Messages from bracket to bracket; between two dollar signs is text, in which brackets mean nothing. */
final class Tk103Framing implements Framing {

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] != '(') {
            start++;
        }
        if (start == to) {
            return new Cut.Noise(to - from);
        }
        int end = end(bytes, start, to);
        if (end == to) {
            return Cut.PARTIAL;
        }
        return start > from
                ? new Cut.Noise(start - from)
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, end + 1), end + 1 - from);
    }

    /** Where the closing bracket is; at the end of the bytes when there is none yet. */
    private static int end(byte[] bytes, int start, int to) {
        boolean text = false;
        for (int i = start; i < to; i++) {
            if (bytes[i] == '$') {
                text = !text;
            } else if (bytes[i] == ')' && !text) {
                return i;
            }
        }
        return to;
    }
}
