package org.tallyman.intake.line;

import java.util.Arrays;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.intake.NoFrame;

/**
 * Sees to it that what the device that spoke last sends and is no frame is lost on nobody: it is counted, and its first bytes go
 * where all goes that cannot be read. On the line's event loop only.
 */
final class LineLeftovers {

    private final LineDoor door;
    private final LineDialect dialect;
    private final String link;
    private final LineFrames frames;
    private final LineSpeakers speakers;
    private final LineIntake intake;

    LineLeftovers(
            LineDoor door,
            LineDialect dialect,
            String link,
            LineFrames frames,
            LineSpeakers speakers,
            LineIntake intake) {
        this.door = door;
        this.dialect = dialect;
        this.link = link;
        this.frames = frames;
        this.speakers = speakers;
        this.intake = intake;
    }

    /** Noise that came before the next frame. */
    void noise() {
        if (speakers.last().isPresent() && !frames.between().isEmpty()) {
            count(NoFrame.NOISE);
            keepNoise();
        }
    }

    /** The same of noise for which the line is closed, which is counted for that. */
    void keepNoise() {
        frames.between()
                .take(System.nanoTime())
                .ifPresent(piece -> piece.first().ifPresent(first -> keep(NoFrame.NOISE, first, piece.bytes())));
    }

    /** A frame that has not ended, for which the line is closed. */
    void tooLong() {
        keepRest(NoFrame.TOO_LONG);
    }

    /** The line has ended. */
    void end() {
        noise();
        if (isHalfLost()) {
            count(NoFrame.HALF);
            keepRest(NoFrame.HALF);
        }
    }

    /** The line has ended, and nothing is kept any more. */
    void lose() {
        if (!frames.between().isEmpty()) {
            count(NoFrame.NOISE);
        }
        if (isHalfLost()) {
            count(NoFrame.HALF);
        }
    }

    /** Who waits for acknowledgements says half a frame again. */
    private boolean isHalfLost() {
        return frames.bytesLeft() > 0 && (!dialect.repeats() || intake.heardUnconfirmed());
    }

    private void count(NoFrame what) {
        speakers.last()
                .ifPresent(from -> door.metrics()
                        .refused(
                                link, dialect.name(), what.code(), from.device().id()));
    }

    private void keepRest(NoFrame what) {
        byte[] rest = frames.drain();
        keep(what, Arrays.copyOf(rest, Math.min(rest.length, LineNoise.KEPT_BYTES)), rest.length);
    }

    private void keep(NoFrame what, byte[] first, long bytes) {
        speakers.last()
                .flatMap(from -> door.still(from.device().id(), dialect.name()))
                .ifPresent(device -> intake.keep(what, device, first, bytes));
    }
}
