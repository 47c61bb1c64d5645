package org.tallyman.intake.line;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.Message;
import org.tallyman.intake.NoFrame;
import org.tallyman.intake.Receipt;

/**
 * Takes the frames of one line into the journal, and answers them when it may. On the line's event loop only.
 *
 * <p>What the journal cannot take now is held, and what comes behind it too. Where an acknowledgement is withheld since a frame was not kept, the line is
 * closed, so that the device sends again; a frame for which nobody waits is held until it is kept, also when the line is closed
 * meanwhile.
 */
final class LineIntake {

    private static final long RETRY_MS = 20;

    /** How soon the journal is asked again when it was not only busy. */
    private static final long RETRY_AWAY_MS = 200;

    private final LineConnection line;
    private final LineLoop loop;
    private final LineDoor door;
    private final LineDialect dialect;
    private final String link;
    private final LineWatch watch;
    private final HeldFrames<Held> held = new HeldFrames<>(Comparator.comparingLong(Held::number), this::give);
    private long heard;

    /** The first frame that its device's rate has not let through yet; offered again, those before it cost it nothing. */
    private long toLetThrough;

    private int waiting;

    /** The journal will be asked again for what is held. */
    private boolean asksAgain;

    /** Something was said for which nobody waits to be acknowledged. */
    private boolean heardUnconfirmed;

    /** The journal was away when it was asked last. */
    private boolean away;

    /** A frame on its way into the journal; by their numbers frames stand in the order in which they came. */
    private record Held(long number, Message message, long startedNanos) {

        Optional<Reply> acknowledgement() {
            return message.decoding().reply().filter(Reply::acknowledges);
        }
    }

    LineIntake(LineConnection line, LineLoop loop, LineDoor door, LineDialect dialect, String link, LineWatch watch) {
        this.line = line;
        this.loop = loop;
        this.door = door;
        this.dialect = dialect;
        this.link = link;
        this.watch = watch;
    }

    /** Frames that the journal has, and has not confirmed. */
    int waiting() {
        return waiting;
    }

    /** Whether frames are here that the journal could not take yet: none is to be read before them. */
    boolean isHolding() {
        return !held.isEmpty();
    }

    boolean isEmpty() {
        return waiting == 0 && held.isEmpty();
    }

    void hear(Speaker from, byte[] frame) {
        long started = System.nanoTime();
        Message message = read(from, frame);
        Optional<Reply> reply = message.decoding().reply();
        if (message.isChatter()) {
            door.heard().at(from.device().id(), message.frame().receivedAt());
            reply.ifPresent(answer -> line.send(answer.bytes()));
            line.answered(message, Optional.empty());
            return;
        }
        reply.filter(answer -> !answer.acknowledges()).ifPresent(answer -> line.send(answer.bytes()));
        heardUnconfirmed |= !message.decoding().elements().isEmpty() && !LineDoor.isSentAgain(dialect, message);
        held.offer(new Held(heard++, message, started));
        askAgain();
    }

    /** Keeps what is no frame, in its place among those that are; nobody is answered. */
    void keep(NoFrame what, DeviceView from, byte[] first, long bytes) {
        Frame frame = new Frame("", first, door.clock().instant());
        held.offer(new Held(heard++, door.intake().noFrame(what, from, link, frame, bytes), System.nanoTime()));
        askAgain();
    }

    /** Whether the device says things that it forgets without an acknowledgement. */
    boolean heardUnconfirmed() {
        return heardUnconfirmed;
    }

    private Message read(Speaker from, byte[] frame) {
        return door.intake()
                .read(from.device(), link, new Frame("", frame, door.clock().instant()), from.session());
    }

    /** Gives a frame to the journal; answers whether the device may send, and the journal had room. */
    private boolean give(Held frame) {
        if (frame.number() >= toLetThrough) {
            if (!door.rates().allows(frame.message().device())) {
                return false;
            }
            toLetThrough = frame.number() + 1;
        }
        CompletableFuture<Receipt> kept = door.intake().keep(frame.message());
        if (kept.isCompletedExceptionally() && JournalException.isBusy(kept.exceptionNow())) {
            return false;
        }
        waiting++;
        var _ = kept.whenComplete((receipt, failure) -> loop.settle(line, () -> settle(frame, receipt, failure)));
        return true;
    }

    private void askAgain() {
        if (!asksAgain && !held.isEmpty()) {
            asksAgain = true;
            loop.later(away ? RETRY_AWAY_MS : RETRY_MS, () -> loop.turn(line, this::retry));
        }
    }

    private void retry() {
        asksAgain = false;
        if (!line.isClosed()) {
            held.offerAgain();
            askAgain();
            line.work();
        }
    }

    private void settle(Held frame, @Nullable Receipt receipt, @Nullable Throwable failure) {
        waiting--;
        if (failure != null) {
            door.metrics()
                    .refused(
                            link, dialect.name(), "unavailable", frame.message().device());
            notKept(frame);
            return;
        }
        if (frame.message().isFrame()) {
            acknowledge(frame, receipt);
        }
        if (away && held.isEmpty() && !line.isClosed()) {
            away = false;
            watch.paused(false);
        }
    }

    private void acknowledge(Held frame, @Nullable Receipt receipt) {
        door.metrics().acknowledged(link, dialect.name(), System.nanoTime() - frame.startedNanos());
        if (!line.isClosed()) {
            frame.acknowledgement().ifPresent(answer -> line.send(answer.bytes()));
            line.answered(frame.message(), Optional.ofNullable(receipt).map(Receipt::id));
        }
    }

    /** What is held here is not kept any more. */
    void lose() {
        held.drain().forEach(frame -> door.lose(dialect, frame.message()));
    }

    /** The same of a frame that came, and that nobody heard. */
    void lose(Speaker from, byte[] frame) {
        door.lose(dialect, read(from, frame));
    }

    private void notKept(Held frame) {
        if (line.isClosed()) {
            door.lose(dialect, frame.message());
            return;
        }
        if (LineDoor.isSentAgain(dialect, frame.message())) {
            line.hangUp("");
            return;
        }
        if (!away) {
            away = true;
            watch.paused(true);
        }
        held.hold(frame);
        askAgain();
    }
}
