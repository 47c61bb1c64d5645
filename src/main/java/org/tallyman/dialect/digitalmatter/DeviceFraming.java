package org.tallyman.dialect.digitalmatter;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Messages by the length in their header; what is none is passed over up to the next 02 55. */
final class DeviceFraming implements Framing {

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && !Message.beginsAt(bytes, start, to)) {
            start++;
        }
        if (start > from) {
            return new Cut.Noise(start - from);
        }
        if (to - from < Message.HEADER) {
            return Cut.PARTIAL;
        }
        int length = Message.HEADER + Message.bodyLength(bytes, from);
        return to - from < length
                ? Cut.PARTIAL
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, from + length), length);
    }
}
