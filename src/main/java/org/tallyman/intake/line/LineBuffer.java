package org.tallyman.intake.line;

import java.util.Arrays;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** The bytes of a connection that are not yet cut into frames. Grows with what is there, and shrinks when it is used up. */
public final class LineBuffer {

    private static final byte[] EMPTY = {};
    private static final int KEPT_MAX = 4_096;

    private byte[] bytes = EMPTY;
    private int from;
    private int to;

    /** Takes what came. */
    public void append(byte[] more) {
        if (from == to && bytes.length < more.length) {
            bytes = more;
            from = 0;
            to = more.length;
            return;
        }
        if (to + more.length > bytes.length) {
            int held = to - from;
            byte[] roomy = new byte[Math.max(held + more.length, 2 * held)];
            System.arraycopy(bytes, from, roomy, 0, held);
            bytes = roomy;
            from = 0;
            to = held;
        }
        System.arraycopy(more, 0, bytes, to, more.length);
        to += more.length;
    }

    /** Bytes that are not yet cut. */
    public int size() {
        return to - from;
    }

    /** Takes what is passed over, which is {@code bytes} from {@code from} on, before it is gone. */
    interface Passed {
        void over(byte[] bytes, int from, int count);
    }

    /** All bytes that are not yet cut, which are here no more. */
    byte[] drain() {
        byte[] rest = Arrays.copyOfRange(bytes, from, to);
        consume(to - from);
        return rest;
    }

    /** What begins where the last cut ended. */
    public Cut cut(Framing framing) {
        return cut(framing, (passed, at, count) -> {});
    }

    Cut cut(Framing framing, Passed passed) {
        if (from == to) {
            return Cut.PARTIAL;
        }
        Cut cut = framing.next(bytes, from, to);
        switch (cut) {
            case Cut.Complete(byte[] frame, int consumed) -> consume(consumed);
            case Cut.Noise(int consumed) -> {
                passed.over(bytes, from, Math.min(consumed, to - from));
                consume(consumed);
            }
            case Cut.Partial() -> {}
        }
        return cut;
    }

    private void consume(int count) {
        from += Math.clamp(count, 1, to - from);
        if (from == to) {
            from = 0;
            to = 0;
            // Thousands of idle lines hold no more than they need.
            bytes = bytes.length > KEPT_MAX ? EMPTY : bytes;
        }
    }
}
