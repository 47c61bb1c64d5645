package org.tallyman.dialect.teltonika;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Cuts a TCP line: a lone FF that keeps it open, a login of two bytes of length and the IMEI, and packets of four zero bytes
 * and four bytes of length.
 */
final class TeltonikaFraming implements Framing {

    static final int FRAME_MAX = 16_384;

    /** Preamble, length and checksum. */
    static final int PACKET_OVERHEAD = 12;

    static final int PING = 0xFF;
    private static final int LOGIN_MAX = 64;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        int available = to - from;
        if ((bytes[from] & 0xFF) == PING) {
            return frame(bytes, from, 1);
        }
        if (available < 2) {
            return Cut.PARTIAL;
        }
        int start = u16(bytes, from);
        if (start != 0) {
            return start > LOGIN_MAX ? new Cut.Noise(1) : whole(bytes, from, to, start + 2L);
        }
        if (available < 8) {
            return Cut.PARTIAL;
        }
        long length = (long) u16(bytes, from + 4) << 16 | u16(bytes, from + 6);
        if (u16(bytes, from + 2) != 0 || length == 0 || length > FRAME_MAX - PACKET_OVERHEAD) {
            return new Cut.Noise(1);
        }
        return whole(bytes, from, to, length + PACKET_OVERHEAD);
    }

    private static Cut whole(byte[] bytes, int from, int to, long length) {
        return length > to - from ? Cut.PARTIAL : frame(bytes, from, (int) length);
    }

    private static Cut frame(byte[] bytes, int from, int length) {
        return new Cut.Complete(Arrays.copyOfRange(bytes, from, from + length), length);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
