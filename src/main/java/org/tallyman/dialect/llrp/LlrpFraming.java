package org.tallyman.dialect.llrp;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/**
 * Frames by the length in their headers. A frame that is too long is passed over as it comes; bytes that begin no header
 * are passed over one by one.
 */
final class LlrpFraming implements Framing {

    private static final int VERSION_MAX = 3;

    /** Longer is no frame of any reader, but bytes that look like one. */
    private static final long PASSED_OVER_MAX = 16L * LlrpDialect.FRAME_MAX;

    private long toPassOver;

    @Override
    public Cut next(byte[] bytes, int from, int to) {
        if (toPassOver > 0) {
            int passed = (int) Math.min(toPassOver, to - from);
            toPassOver -= passed;
            return new Cut.Noise(passed);
        }
        int start = from;
        while (start < to && !mayBegin(bytes, start, to)) {
            start++;
        }
        if (start > from) {
            return new Cut.Noise(start - from);
        }
        if (to - from < LlrpCodec.HEADER) {
            return Cut.PARTIAL;
        }
        long length = length(bytes, from);
        if (length > LlrpDialect.FRAME_MAX) {
            toPassOver = length;
            return next(bytes, from, to);
        }
        return length > to - from
                ? Cut.PARTIAL
                : new Cut.Complete(Arrays.copyOfRange(bytes, from, from + (int) length), (int) length);
    }

    private static boolean mayBegin(byte[] bytes, int at, int to) {
        int version = (bytes[at] & 0xFF) >> 2;
        if (version < 1 || version > VERSION_MAX) {
            return false;
        }
        if (to - at < 6) {
            return true;
        }
        long length = length(bytes, at);
        int type = (bytes[at] & 3) << 8 | (bytes[at + 1] & 0xFF);
        boolean known = Vocabulary.LLRP_1_1.message(type) != null;
        return length >= LlrpCodec.HEADER && length <= (known ? PASSED_OVER_MAX : LlrpDialect.FRAME_MAX);
    }

    private static long length(byte[] bytes, int at) {
        long length = 0;
        for (int i = at + 2; i < at + 6; i++) {
            length = length << 8 | (bytes[i] & 0xFF);
        }
        return length;
    }
}
