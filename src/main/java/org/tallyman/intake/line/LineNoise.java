package org.tallyman.intake.line;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.line.Framing;

/** What stands between the frames of one line and is more than filler, until it is told. On the line's event loop only. */
final class LineNoise implements LineBuffer.Passed {

    /** So much of it is kept at a time; the rest is counted. */
    static final int KEPT_BYTES = 4_096;

    private static final long KEPT_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final Framing framing;
    private @Nullable ByteArrayOutputStream first;
    private long bytes;
    private boolean everKept;
    private long keptNanos;

    LineNoise(Framing framing) {
        this.framing = framing;
    }

    /**
     * Noise that came in one piece.
     *
     * @param first its first bytes, to be kept; empty where that was done within the last minute
     * @param bytes how many came
     */
    record Piece(Optional<byte[]> first, long bytes) {}

    @Override
    public void over(byte[] passed, int from, int count) {
        int at = from;
        int end = from + count;
        while (bytes == 0 && at < end && framing.isFiller(passed[at])) {
            at++;
        }
        if (at < end) {
            ByteArrayOutputStream piece =
                    first == null ? new ByteArrayOutputStream(Math.min(end - at, KEPT_BYTES)) : first;
            piece.write(passed, at, Math.min(end - at, KEPT_BYTES - piece.size()));
            first = piece;
            bytes += end - at;
        }
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    /** What came since this was asked last; empty when nothing did. */
    Optional<Piece> take(long nowNanos) {
        ByteArrayOutputStream piece = first;
        if (piece == null) {
            return Optional.empty();
        }
        boolean keep = !everKept || nowNanos - keptNanos >= KEPT_EVERY_NANOS;
        if (keep) {
            everKept = true;
            keptNanos = nowNanos;
        }
        Piece taken = new Piece(keep ? Optional.of(piece.toByteArray()) : Optional.empty(), bytes);
        first = null;
        bytes = 0;
        return Optional.of(taken);
    }
}
