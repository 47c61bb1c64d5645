package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Dialogue;

/**
 * Holds the dialogue on one line: sends what it says, and sees that the device answers in time. On the line's event loop,
 * except {@link #told}.
 */
final class Talk {

    private final Dialogue dialogue;
    private final Consumer<byte[]> send;
    private final Consumer<String> over;
    private final LineWatch watch;
    private final Runnable ready;
    private Dialogue.State state = Dialogue.State.BEGINNING;
    private long askedNanos = System.nanoTime();
    private Profile profile;
    private volatile String said = "";
    private volatile @Nullable Instant heardAt;
    private volatile @Nullable Long answeredInMs;

    /**
     * The talk of a line that is up.
     *
     * @param over takes why nothing more is to come of the line
     * @param ready is told each time that the device does what it is to do from now on
     */
    Talk(
            Dialogue dialogue,
            Profile profile,
            Consumer<byte[]> send,
            Consumer<String> over,
            LineWatch watch,
            Runnable ready) {
        this.dialogue = dialogue;
        this.profile = profile;
        this.send = send;
        this.over = over;
        this.watch = watch;
        this.ready = ready;
    }

    void begin() {
        take(dialogue.begin());
    }

    void heard(byte[] frame, Instant at) {
        heardAt = at;
        if (state != Dialogue.State.OVER) {
            take(answerTo(frame));
        }
        if (state == Dialogue.State.READY) {
            watch.heard();
        }
    }

    /** A dialogue must not throw; should one, its line ends and says so, and what comes on the next is kept all the same. */
    private Dialogue.Turn answerTo(byte[] frame) {
        try {
            return dialogue.heard(frame);
        } catch (RuntimeException e) {
            Log.error("A dialogue met a bug; its line is closed", e);
            return new Dialogue.Turn(
                    List.of(), List.of("a fault in Tallyman, see the log"), Dialogue.State.OVER, false);
        }
    }

    /** The settings of the device as they are now. */
    void go(Profile now) {
        if (!now.equals(profile) && state != Dialogue.State.OVER) {
            profile = now;
            take(dialogue.reconfigure(now));
        }
    }

    /** Takes leave, once. */
    void leave() {
        if (state == Dialogue.State.BEGINNING || state == Dialogue.State.READY) {
            take(dialogue.leave());
        }
    }

    /** Goes on, or gives up, where the device has been silent for too long although it is its turn and the line is read. */
    void sweep(long nowNanos, boolean reading, Duration answerWithin) {
        boolean itsTurn = state == Dialogue.State.BEGINNING || state == Dialogue.State.LEAVING;
        if (!itsTurn || !reading) {
            askedNanos = nowNanos;
        } else if (nowNanos - askedNanos > answerWithin.toNanos()) {
            take(dialogue.unanswered());
        }
    }

    /** A command in the words that were agreed. */
    byte[] agreed(byte[] command) {
        return dialogue.agreed(command);
    }

    Optional<Duration> silenceMax() {
        return state == Dialogue.State.READY ? dialogue.silenceMax() : Optional.empty();
    }

    LineTalk told() {
        return new LineTalk(said, heardAt, answeredInMs);
    }

    private void take(Dialogue.Turn turn) {
        Dialogue.State before = state;
        state = turn.state();
        if (turn.answered()) {
            answeredInMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedNanos);
        }
        turn.frames().forEach(send);
        if (!turn.frames().isEmpty() || turn.answered()) {
            askedNanos = System.nanoTime();
        }
        if (!turn.news().isEmpty()) {
            said = turn.news().getLast();
            watch.changed();
        }
        if (state == Dialogue.State.READY && before != Dialogue.State.READY) {
            watch.connected();
            ready.run();
        }
        if (state == Dialogue.State.OVER && before != Dialogue.State.OVER) {
            over.accept(turn.news().isEmpty() ? "" : turn.news().getLast());
        }
    }
}
