package org.tallyman.dialect.jt600;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Binary messages by the length in their header, sentences from bracket to bracket. Binary data inside a sentence has
 * its brackets, commas and equals signs escaped: an equals sign, and the character made unlike by exclusive or with
 * one.
 */
final class Jt600Framing implements Framing {

    static final int FRAME_MAX = 8_192;

    private static final byte ESCAPE = '=';

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] != '$' && bytes[start] != '(') {
            start++;
        }
        if (start > from) {
            return new Cut.Noise(start - from);
        }
        return bytes[from] == '$' ? binary(bytes, from, to) : sentence(bytes, from, to);
    }

    private static Cut binary(byte[] bytes, int from, int to) {
        if (to - from < Header.LONG_LENGTH) {
            return Cut.PARTIAL;
        }
        int length = Header.frameLength(bytes, from);
        if (length > FRAME_MAX) {
            return new Cut.Noise(1);
        }
        return to - from < length
                ? Cut.PARTIAL
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, from + length), length);
    }

    private static Cut sentence(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != ')') {
            end++;
        }
        if (end == to) {
            return Cut.PARTIAL;
        }
        byte[] frame = new byte[end + 1 - from];
        int length = 0;
        for (int i = from; i <= end; i++) {
            boolean escaped = bytes[i] == ESCAPE && isEscaped(bytes[i + 1]);
            frame[length++] = escaped ? (byte) (ESCAPE ^ bytes[++i]) : bytes[i];
        }
        return new Cut.Complete(Arrays.copyOf(frame, length), end + 1 - from);
    }

    /** Whether this stands for one of {@code = , ( )} behind an equals sign. */
    private static boolean isEscaped(byte b) {
        return b == 0x00 || b == 0x11 || b == 0x14 || b == 0x15;
    }
}
