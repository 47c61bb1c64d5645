package org.tallyman.dialect.meitrack;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Cuts frames by the length that they say they have; one that does not end in a line end is no frame. Some models say more than
 * they send: such a frame ends where its checksum holds and nothing is behind it.
 */
final class MeitrackFraming implements Framing {

    static final int MAX = 16_384;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int id = Message.id(bytes, from, to);
        if (id < 0) {
            int start = from + 1;
            while (start < to && bytes[start] != '$') {
                start++;
            }
            return new Cut.Noise(start - from);
        }
        if (id == 0) {
            return Cut.PARTIAL;
        }
        int length = Message.length(bytes, from, id);
        if (length > MAX) {
            return new Cut.Noise(2);
        }
        if (length > to - from) {
            return Message.isSummed(bytes, from, to)
                    ? new Cut.Complete(Arrays.copyOfRange(bytes, from, to), to - from)
                    : Cut.PARTIAL;
        }
        int end = from + length;
        boolean ends = bytes[end - 2] == '\r' && bytes[end - 1] == '\n';
        return ends ? new Cut.Complete(Arrays.copyOfRange(bytes, from, end), length) : new Cut.Noise(2);
    }
}
