package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.ConnectionLoop;
import org.tallyman.intake.Message;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.SocketFlow;
import org.tallyman.intake.command.Way;

/**
 * One line to a device, whoever called whom: its socket from the first byte to the end. {@link LineSpeakers} knows who speaks on
 * it, {@link LineIntake} keeps what is said. Everything happens on its event loop, except what says that it may be called from any
 * thread.
 *
 * <p>While the journal cannot take what came no more is read, so that TCP slows the device down.
 */
final class LineConnection implements ConnectionLoop.Connection, Way {

    private static final String BY_THE_DEVICE = "the device closed the connection";
    private static final String FAULT = "a fault in Tallyman, see the log";

    /** Bytes of a caller that has not said yet who it is: no name is longer, and a stranger may not have more of the memory. */
    private static final int EARLY_MAX = 4_096;

    private final NetSocket socket;
    private final SocketFlow flow;
    private final LineLoop loop;
    private final LineDoor door;
    private final LineDialect dialect;
    private final @Nullable CalledLine call;
    private final String link;
    private final LineWatch watch;
    private final boolean known;
    private final LineFrames frames;
    private final LineSpeakers speakers;
    private final LineIntake intake;
    private final LineLeftovers leftovers;
    private final LineDialogue dialogue;
    private final long bornNanos = System.nanoTime();
    private final Instant since;
    private String why = "";
    private boolean working;
    private boolean finishing;

    /** The socket is closed, or about to be. */
    private boolean hungUp;

    /** It was closed for what came on it, of which more may come still. */
    private boolean gaveUp;

    /** All that came before is read. */
    private boolean ended;

    /** It holds what the journal has not taken, of a device that has left. */
    private boolean lingers;

    private boolean closed;

    /** What came of nobody who is registered was counted. */
    private boolean turnedAway;

    /**
     * A line that is up.
     *
     * @param call by which Tallyman opened it; null when the device called
     */
    LineConnection(NetSocket socket, LineLoop loop, LineDoor door, LineDialect dialect, @Nullable CalledLine call) {
        this.socket = socket;
        this.flow = new SocketFlow(socket, door.config().waitingMax());
        this.loop = loop;
        this.door = door;
        this.dialect = dialect;
        this.call = call;
        this.link = call == null ? LineDoor.TCP : LineDoor.OUTBOUND;
        this.watch = call == null ? door.open() : call.watch();
        this.speakers = new LineSpeakers(door, dialect, address(), this::entered);
        this.intake = new LineIntake(this, loop, door, dialect, link, watch);
        Optional<DeviceView> device = call != null
                ? Optional.of(call.device())
                : dialect.knownByAddress() ? door.device(dialect.name(), List.of(address())) : Optional.empty();
        this.known = device.isPresent();
        this.frames = new LineFrames(
                device.map(each -> dialect.framing(each.profile())).orElseGet(dialect::framing));
        this.leftovers = new LineLeftovers(door, dialect, link, frames, speakers, intake);
        this.dialogue = new LineDialogue(dialect, watch, this::send, this::hangUp, this::ready);
        this.since = door.clock().instant();
    }

    @Override
    public void open() {
        socket.handler(data -> loop.turn(this, () -> heard(data)));
        socket.drainHandler(nothing -> loop.turn(this, this::work));
        socket.exceptionHandler(failure -> {
            Log.debugf("A line failed: %s", failure.getMessage());
            because("the connection broke: " + failure.getMessage());
        });
        socket.closeHandler(nothing -> loop.turn(this, this::socketClosed));
        socket.endHandler(nothing -> loop.turn(this, () -> {
            because(BY_THE_DEVICE);
            hungUp = true;
            ended = true;
            work();
        }));
        if (call != null) {
            speakers.enter(call.device());
        }
    }

    /** Whether Tallyman opened it. */
    boolean isCalled() {
        return call != null;
    }

    /** What was heard on it, from any thread. */
    LineTalk told() {
        return dialogue.told();
    }

    /** From what the device was asked or told last to its answer, from any thread; null before the first answer. */
    @Nullable
    Duration roundTrip() {
        return dialogue.roundTrip();
    }

    /** From any thread. */
    @Override
    public void answered(Duration took) {
        dialogue.commandTook(took);
    }

    /** Takes leave and hangs up, from any thread. */
    void leave() {
        loop.execute(() -> {
            because("Tallyman hung up");
            if (dialogue.hasBegun()) {
                dialogue.leave();
            } else {
                hangUp("");
            }
        });
    }

    boolean isClosed() {
        return closed;
    }

    LineDialect dialect() {
        return dialect;
    }

    String address() {
        return socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
    }

    /** Since when the line is up. */
    Instant since() {
        return since;
    }

    private void heard(Buffer data) {
        if (!closed) {
            flow.heard();
            frames.append(data.getBytes());
            work();
        }
    }

    /** Reads on as far as may be, then stops or starts the socket. */
    @Override
    public void work() {
        if (working || closed) {
            return;
        }
        working = true;
        boolean more = true;
        while (more && !closed && mayRead()) {
            more = readNext();
        }
        working = false;
        if (!hungUp && mayRead() && frames.bytesLeft() > frameMax()) {
            leftovers.tooLong();
            broken("frame-too-long", "sent more than " + frameMax() + " bytes without a frame");
        }
        if (!closed) {
            flow.steer(mayRead());
        }
        if (ended && !more && !closed && !gaveUp) {
            leftovers.end();
        }
        if (ended && !waits()) {
            gone();
        } else if (hungUp && !closed && !lingers && intake.isHolding()) {
            linger();
        }
    }

    private int frameMax() {
        return known || speakers.last().isPresent() ? dialect.frameMax() : Math.min(EARLY_MAX, dialect.frameMax());
    }

    /** What was said is held although nobody is on the line any more: that is possible for so many lines only. */
    private void linger() {
        lingers = loop.mayLinger();
        if (!lingers) {
            gone();
        }
    }

    private boolean mayRead() {
        if (hungUp) {
            // A closed socket takes no more to send; what came before is read all the same.
            return !intake.isHolding() && intake.waiting() < door.config().waitingMax();
        }
        return (!finishing || dialogue.hasBegun()) && !intake.isHolding() && flow.mayRead(intake.waiting());
    }

    /** Reads what is next; answers whether more may be there. A bug is logged, and hangs up: what came behind it is still read. */
    private boolean readNext() {
        try {
            Optional<byte[]> frame = frames.next();
            if (frames.isNoise()) {
                leftovers.keepNoise();
                broken("noise", "sent too many bytes that begin no frame");
            }
            if (!closed) {
                frame.ifPresent(this::take);
            }
            return frame.isPresent();
        } catch (RuntimeException e) {
            log(e);
            hangUp(FAULT);
            return false;
        }
    }

    /** Closes it now, for what would be read or kept next may meet the bug again. */
    @Override
    public void fail(RuntimeException bug) {
        log(bug);
        because(FAULT);
        stop();
    }

    private void log(RuntimeException bug) {
        Log.errorf(bug, "A %s line from %s met a bug and is closed", dialect.name(), address());
    }

    private void take(byte[] frame) {
        switch (speakers.of(frame)) {
            case LineSpeakers.Voice.Known(Speaker speaker, List<byte[]> said) -> {
                frames.understood();
                leftovers.noise();
                said.forEach(each -> intake.hear(speaker, each));
                dialogue.heard(frame, door.clock().instant());
            }
            case LineSpeakers.Voice.Stranger(String identifier) -> refuse(identifier, frame);
            case LineSpeakers.Voice.OneTooMany() ->
                broken("devices", "speaks for more than " + door.config().devicesMax() + " devices");
            case LineSpeakers.Voice.Nobody(boolean hopeless) -> {
                turnAway("nobody");
                if (hopeless) {
                    hangUp(
                            speakers.last().isPresent()
                                    ? "the device is disabled, or speaks another language now"
                                    : "the device did not say who it is");
                }
            }
        }
    }

    /** A device is here that has not spoken on this line before; the first one is told what it is to do. */
    private void entered(DeviceView device) {
        if (call == null) {
            door.heard().at(device.id(), door.clock().instant());
            door.open().enter(device.id(), this);
        }
        if (speakers.devices().size() == 1) {
            dialogue.begin(device.profile());
        }
    }

    void send(byte[] bytes) {
        if (!hungUp) {
            socket.write(Buffer.buffer(bytes));
        }
    }

    private void turnAway(String reason) {
        turnedAway = true;
        door.metrics().refused(link, dialect.name(), reason);
    }

    /** Somebody whom nobody registered: what it says is not stored, and not confirmed. */
    private void refuse(String identifier, byte[] frame) {
        turnAway("unknown-device");
        door.callers().called(dialect.name(), identifier, address(), frame);
        dialect.refusal(frame).ifPresent(this::send);
        hangUp("nobody has registered this device");
    }

    /** The device does what it was told: it takes commands, although it may say nothing for long. */
    private void ready() {
        speakers.last().filter(from -> !hungUp && from.becomesReady()).ifPresent(from -> {
            DeviceId device = from.device().id();
            door.ready().enter(device, this);
            door.commands().here(device, this);
        });
    }

    /** A frame got what answer it gets: now its sender may be told something, or has answered what it was told. */
    void answered(Message message, Optional<MessageId> kept) {
        boolean becomesReady = !hungUp
                && speakers.find(message.device())
                        .filter(from -> from.becomesReady(message.frame().payload()))
                        .isPresent();
        if (becomesReady) {
            door.ready().enter(message.device(), this);
        }
        door.commands().heard(message, kept, dialect, this);
    }

    /** From any thread. */
    @Override
    public void send(byte[] bytes, Consumer<Fate> then) {
        loop.execute(() -> {
            if (hungUp) {
                then.accept(Fate.NOT_TAKEN);
            } else {
                socket.write(Buffer.buffer(dialogue.agreed(bytes)))
                        .onComplete(written -> then.accept(written.succeeded() ? Fate.WRITTEN : Fate.BROKEN));
            }
        });
    }

    private void broken(String reason, String what) {
        if (hungUp) {
            return;
        }
        gaveUp = true;
        speakers.last()
                .ifPresentOrElse(
                        from -> door.metrics()
                                .refused(
                                        link,
                                        dialect.name(),
                                        reason,
                                        from.device().id()),
                        () -> turnAway(reason));
        Log.warnf("A %s line from %s %s and is closed", dialect.name(), address(), what);
        hangUp("the device " + what);
    }

    @Override
    public void sweep(long now) {
        if (hungUp) {
            return;
        }
        leftovers.noise();
        if (dialogue.hasBegun()) {
            goOn(now);
        }
        Duration silenceMax =
                dialogue.silenceMax().orElseGet(() -> door.config().silentAfter());
        if (speakers.last().isEmpty()
                && now - bornNanos > door.config().identifiedWithin().toNanos()) {
            broken("nobody", "did not say who it is");
        } else if (flow.isSilent(now, silenceMax.toNanos())) {
            hangUp("nothing came for " + silenceMax.toSeconds() + " s, not even a keep-alive");
        } else if (flow.isStalled(now, door.config().stalledAfter())) {
            Log.warnf("A %s line from %s does not read its answers and is closed", dialect.name(), address());
            because("the device does not read what it is told");
            flow.cut();
            socketClosed();
        }
    }

    /** A device to which Tallyman speaks is told at once when it is to do something else, or nothing. */
    private void goOn(long now) {
        speakers.last()
                .ifPresent(from -> door.still(from.device().id(), dialect.name())
                        .ifPresentOrElse(device -> dialogue.go(device.profile()), () -> {
                            because("the device is disabled");
                            dialogue.leave();
                        }));
        dialogue.sweep(now, flow.isRead(), door.config().answerWithin());
    }

    @Override
    public void finish() {
        finishing = true;
        if (dialogue.hasBegun()) {
            because("Tallyman stops");
            dialogue.leave();
        }
        work();
    }

    @Override
    public boolean waits() {
        return !intake.isEmpty() || (dialogue.hasBegun() && !ended);
    }

    /** Closes it now; what is not kept yet is not kept any more. */
    @Override
    public void stop() {
        because("Tallyman stops");
        if (!closed) {
            hungUp = true;
            gone();
            socket.close();
        }
    }

    private void because(String reason) {
        why = why.isEmpty() ? reason : why;
    }

    /** Closes the socket; what came is still kept, since the device may not send it again. */
    void hangUp(String reason) {
        because(reason);
        if (speakers.last().isEmpty() || mayEnd()) {
            stop();
        } else if (!hungUp) {
            hungUp = true;
            socket.close();
        }
    }

    /** All that came is kept, and what the socket may still hold the device sends again. */
    private boolean mayEnd() {
        return dialect.repeats()
                && intake.isEmpty()
                && frames.bytesLeft() == 0
                && frames.between().isEmpty();
    }

    private void socketClosed() {
        because(BY_THE_DEVICE);
        hungUp = true;
        if (mayEnd()) {
            gone();
        } else {
            work();
        }
    }

    private void gone() {
        if (!closed) {
            closed = true;
            intake.lose();
            loseUnread();
            if (speakers.last().isEmpty() && !turnedAway && frames.hasMore()) {
                turnAway("nobody");
            }
            loop.closed(this);
            if (lingers) {
                loop.lingersNoMore();
            }
            speakers.devices().forEach(device -> door.ready().leave(device, this));
            if (call == null) {
                speakers.devices().forEach(device -> door.open().leave(device, this, why));
            } else {
                call.ended(why);
            }
        }
    }

    /** Whole frames that came, and stand behind what is held, are lost with it. */
    private void loseUnread() {
        try {
            for (Optional<byte[]> next = frames.next(); next.isPresent(); next = frames.next()) {
                if (speakers.last().isPresent()
                        && speakers.of(next.get())
                                instanceof LineSpeakers.Voice.Known(Speaker speaker, List<byte[]> said)) {
                    said.forEach(each -> intake.lose(speaker, each));
                }
            }
            if (!gaveUp) {
                leftovers.lose();
            }
        } catch (RuntimeException e) {
            log(e);
        }
    }
}
