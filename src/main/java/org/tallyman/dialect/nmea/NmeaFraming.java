package org.tallyman.dialect.nmea;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Lines, ended by a carriage return, a line feed, both, or a NUL. */
final class NmeaFraming implements Framing {

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] >= 0 && bytes[start] <= ' ') {
            start++;
        }
        if (start > from) {
            return new Cut.Noise(start - from);
        }
        int end = from;
        while (end < to && bytes[end] != '\r' && bytes[end] != '\n' && bytes[end] != 0) {
            end++;
        }
        return end == to ? Cut.PARTIAL : new Cut.Complete(Arrays.copyOfRange(bytes, from, end), end + 1 - from);
    }

    @Override
    public boolean isFiller(byte b) {
        return b >= 0 && b <= ' ';
    }
}
