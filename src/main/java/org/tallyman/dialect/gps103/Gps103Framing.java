package org.tallyman.dialect.gps103;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** Messages up to a semicolon, an asterisk or a line end. A heartbeat of an IMEI alone may lack even that. */
final class Gps103Framing implements Framing {

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && (bytes[start] <= ' ' || bytes[start] == ';')) {
            start++;
        }
        if (start > from) {
            return new Cut.Noise(start - from);
        }
        int end = from;
        while (end < to && !isEnd(bytes[end])) {
            end++;
        }
        int digits = Imei.digits(bytes, from, to);
        if (digits == Imei.DIGITS && (end == to ? from + digits == to : from + digits < end)) {
            return new Cut.Complete(Arrays.copyOfRange(bytes, from, from + digits), digits);
        }
        if (end == to) {
            return Cut.PARTIAL;
        }
        boolean kept = bytes[end] == ';' || bytes[end] == '*';
        return new Cut.Complete(Arrays.copyOfRange(bytes, from, kept ? end + 1 : end), end + 1 - from);
    }

    private static boolean isEnd(byte b) {
        return b == ';' || b == '*' || b == '\r' || b == '\n';
    }

    @Override
    public boolean isFiller(byte b) {
        return b == ';' || (b >= 0 && b <= ' ');
    }
}
