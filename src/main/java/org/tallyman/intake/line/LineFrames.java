package org.tallyman.intake.line;

import java.util.Optional;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;

/** The frames of one line, cut from what came; what begins no frame is passed over, and counted. On the line's event loop only. */
final class LineFrames {

    /** Bytes that begin no frame, before it is clear that somebody else is calling. */
    private static final int NOISE_MAX = 65_536;

    private final Framing framing;
    private final LineBuffer buffer = new LineBuffer();
    private final LineNoise between;
    private int noise;
    private boolean drained;

    LineFrames(Framing framing) {
        this.framing = framing;
        this.between = new LineNoise(framing);
    }

    /** Takes what came, unless it stands behind a frame that was given up: where the next one begins there nobody knows. */
    void append(byte[] bytes) {
        if (!drained) {
            buffer.append(bytes);
        }
    }

    /** The next whole frame; empty while there is none. */
    Optional<byte[]> next() {
        while (true) {
            switch (buffer.cut(framing, between)) {
                case Cut.Complete(byte[] frame, int consumed) -> {
                    return Optional.of(frame);
                }
                case Cut.Noise(int consumed) -> noise += consumed;
                case Cut.Partial() -> {
                    return Optional.empty();
                }
            }
        }
    }

    /** A frame was one of a device: noise is counted anew. */
    void understood() {
        noise = 0;
    }

    /** Whether too much came that begins no frame. */
    boolean isNoise() {
        return noise > NOISE_MAX;
    }

    /** Whether anything came that is no frame, since the last one that was of a device. */
    boolean hasMore() {
        return noise > 0 || drained || bytesLeft() > 0;
    }

    /** What stood before the frame that came last, or came behind it. */
    LineNoise between() {
        return between;
    }

    /** All that is left, which begins a frame; nothing is taken any more. */
    byte[] drain() {
        drained = true;
        return buffer.drain();
    }

    /** How many bytes are here of a frame that is not whole yet, or that nobody asked for. */
    int bytesLeft() {
        return buffer.size();
    }
}
