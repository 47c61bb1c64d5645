package org.tallyman.intake.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.LineDialect;

/**
 * What Tallyman says on one line of its own accord: nothing before a device is there, and nothing where its language has no
 * dialogue. On the line's event loop, except {@link #told}, {@link #roundTrip} and {@link #commandTook}.
 */
final class LineDialogue {

    private final LineDialect dialect;
    private final LineWatch watch;
    private final Consumer<byte[]> send;
    private final Consumer<String> over;
    private final Runnable ready;
    private volatile @Nullable Talk talk;
    private volatile @Nullable Duration commandTook;

    /**
     * A line on which nothing was said yet.
     *
     * @param over takes why nothing more is to come of the line
     * @param ready is told each time that the device does what it is to do from now on
     */
    LineDialogue(LineDialect dialect, LineWatch watch, Consumer<byte[]> send, Consumer<String> over, Runnable ready) {
        this.dialect = dialect;
        this.watch = watch;
        this.send = send;
        this.over = over;
        this.ready = ready;
    }

    /** The first device is there. */
    void begin(Profile profile) {
        dialect.dialogue(profile).ifPresent(dialogue -> {
            Talk begun = new Talk(dialogue, profile, send, over, watch, ready);
            talk = begun;
            begun.begin();
        });
    }

    private Optional<Talk> talk() {
        return Optional.ofNullable(talk);
    }

    /** Whether it has begun. Then the line is not to end before leave is taken. */
    boolean hasBegun() {
        return talk != null;
    }

    void heard(byte[] frame, Instant at) {
        talk().ifPresent(begun -> begun.heard(frame, at));
    }

    /** The settings of the device as they are now. */
    void go(Profile now) {
        talk().ifPresent(begun -> begun.go(now));
    }

    void leave() {
        talk().ifPresent(Talk::leave);
    }

    /** Goes on, or gives up, where the device has been silent for too long although it is its turn and the line is read. */
    void sweep(long nowNanos, boolean reading, Duration answerWithin) {
        talk().ifPresent(begun -> begun.sweep(nowNanos, reading, answerWithin));
    }

    /** A command in the words that were agreed. */
    byte[] agreed(byte[] command) {
        return talk().map(begun -> begun.agreed(command)).orElse(command);
    }

    Optional<Duration> silenceMax() {
        return talk().flatMap(Talk::silenceMax);
    }

    LineTalk told() {
        return talk().map(Talk::told).orElse(LineTalk.NOTHING);
    }

    /** From what the device was asked or told last to its answer; null before the first answer. */
    @Nullable
    Duration roundTrip() {
        Long took = told().answeredInMs();
        return took == null ? commandTook : Duration.ofMillis(took);
    }

    /** How long the device took to answer a command. */
    void commandTook(Duration took) {
        commandTook = took;
    }
}
