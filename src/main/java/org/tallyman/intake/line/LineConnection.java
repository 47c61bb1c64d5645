package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.ConnectionLoop;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.Message;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.Receipt;
import org.tallyman.intake.SocketFlow;
import org.tallyman.intake.command.Way;

/**
 * One line to a device, whoever called whom. Everything happens on its event loop, except {@link LineLoop#settle}, {@link
 * #leave}, {@link #told} and {@link #send(byte[], Consumer)}.
 *
 * <p>What the journal cannot take now is held and no more is read, so that TCP slows the device down. A frame that was not
 * kept is not acknowledged and the line is closed, so that the device sends again; what one that does not repeat itself has
 * said is held until it is kept, also when the line is closed meanwhile.
 */
final class LineConnection implements ConnectionLoop.Connection, Way {

    private static final long RETRY_MS = 20;

    /** How soon the journal is asked again when it was not only busy. */
    private static final long RETRY_AWAY_MS = 200;

    private static final String BY_THE_DEVICE = "the device closed the connection";

    /** Bytes that begin no frame, before it is clear that somebody else is calling. */
    private static final int NOISE_MAX = 65_536;

    /** Frames of nobody in particular, with which the line is given up. */
    private static final int STRANGE_FRAMES_MAX = 3;

    private final NetSocket socket;
    private final SocketFlow flow;
    private final LineLoop loop;
    private final LineDoor door;
    private final LineDialect dialect;
    private final @Nullable CalledLine call;
    private final String link;
    private final LineWatch watch;
    private final Framing framing;
    private final LineBuffer buffer = new LineBuffer();
    /** What was said before it was clear by whom. */
    private final List<byte[]> early = new ArrayList<>(STRANGE_FRAMES_MAX);

    private final Map<DeviceId, Speaker> speakers = new HashMap<>(2);
    private final long bornNanos = System.nanoTime();
    private final Instant since;
    private @Nullable Speaker speaker;
    private volatile @Nullable Talk talk;
    private final Deque<Held> held = new ArrayDeque<>();
    private String why = "";
    private int waiting;
    private int noise;
    private int strange;
    private boolean working;
    private boolean finishing;

    /** The socket is closed, or about to be. */
    private boolean hungUp;

    /** All that came before is read. */
    private boolean ended;

    /** The journal was away when it was asked last. */
    private boolean away;

    private boolean closed;

    /** A frame on its way into the journal, with what its sender is answered then. */
    private record Held(Message message, Optional<Reply> reply, long startedNanos) {}

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
        Optional<DeviceView> known = call != null
                ? Optional.of(call.device())
                : dialect.knownByAddress() ? door.device(dialect.name(), List.of(address())) : Optional.empty();
        this.framing = known.map(device -> dialect.framing(device.profile())).orElseGet(dialect::framing);
        this.since = door.clock().instant();
    }

    @Override
    public void open() {
        socket.handler(this::heard);
        socket.drainHandler(nothing -> work());
        socket.exceptionHandler(failure -> {
            Log.debugf("A line failed: %s", failure.getMessage());
            because("the connection broke: " + failure.getMessage());
        });
        socket.closeHandler(nothing -> socketClosed());
        socket.endHandler(nothing -> {
            because(BY_THE_DEVICE);
            hungUp = true;
            ended = true;
            work();
        });
        if (call != null) {
            speaker = speakers.computeIfAbsent(call.device().id(), id -> enter(call.device()));
        }
    }

    /** Whether Tallyman opened it. */
    boolean isCalled() {
        return call != null;
    }

    /** What was heard on it, from any thread. */
    LineTalk told() {
        Talk now = talk;
        return now == null ? LineTalk.NOTHING : now.told();
    }

    /** Takes leave and hangs up, from any thread. */
    void leave() {
        loop.execute(() -> {
            because("Tallyman hung up");
            if (talk == null) {
                hangUp("");
            } else {
                talk.leave();
            }
        });
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
        flow.heard();
        buffer.append(data.getBytes());
        work();
    }

    /** Reads on as far as may be, then stops or starts the socket. */
    @Override
    public void work() {
        if (working || closed) {
            return;
        }
        working = true;
        while (!closed && mayRead()) {
            Cut cut = buffer.cut(framing);
            if (cut instanceof Cut.Partial) {
                break;
            }
            take(cut);
        }
        working = false;
        if (!hungUp && mayRead() && buffer.size() > dialect.frameMax()) {
            broken("frame-too-long", "sent more than " + dialect.frameMax() + " bytes without a frame");
        }
        if (!closed) {
            flow.steer(mayRead());
        }
        if (ended && !waits()) {
            gone();
        }
    }

    private boolean mayRead() {
        if (hungUp) {
            // A closed socket takes no more to send; what came before is read all the same.
            return held.isEmpty() && waiting < door.config().waitingMax();
        }
        return (!finishing || talk != null) && held.isEmpty() && flow.mayRead(waiting);
    }

    private void take(Cut cut) {
        switch (cut) {
            case Cut.Complete(byte[] frame, int consumed) -> take(frame);
            case Cut.Noise(int consumed) -> {
                noise += consumed;
                if (noise > NOISE_MAX) {
                    broken("noise", "sent " + noise + " bytes that begin no frame");
                }
            }
            case Cut.Partial() -> {}
        }
    }

    private void take(byte[] frame) {
        List<String> ids = dialect.knownByAddress() && speaker == null ? List.of(address()) : dialect.ids(frame);
        if (!ids.isEmpty()) {
            Optional<DeviceView> device = door.device(dialect.name(), ids);
            if (device.isEmpty()) {
                refuse(ids, frame);
                return;
            }
            if (!speakers.containsKey(device.get().id())
                    && speakers.size() >= door.config().devicesMax()) {
                broken("devices", "speaks for more than " + door.config().devicesMax() + " devices");
                return;
            }
            speaker = speakers.computeIfAbsent(device.get().id(), id -> enter(device.get()));
        }
        Speaker now = speaker;
        Optional<DeviceView> device =
                now == null ? Optional.empty() : door.still(now.device().id(), dialect.name());
        if (now == null || device.isEmpty()) {
            if (now == null && dialect.mayNameItselfLater()) {
                early.add(frame);
            }
            nobody();
            return;
        }
        now.become(device.get());
        while (!early.isEmpty()) {
            hear(now, early.removeFirst());
        }
        hear(now, frame);
        if (talk != null) {
            talk.heard(frame, door.clock().instant());
        }
    }

    private Speaker enter(DeviceView device) {
        if (call == null) {
            door.open().enter(device.id(), this);
        }
        if (speakers.isEmpty()) {
            dialect.dialogue(device.profile()).ifPresent(dialogue -> {
                talk = new Talk(dialogue, device.profile(), this::send, this::hangUp, watch);
                talk.begin();
            });
        }
        return new Speaker(dialect, false, device);
    }

    private void send(byte[] bytes) {
        if (!hungUp) {
            socket.write(Buffer.buffer(bytes));
        }
    }

    /** Somebody whom nobody registered: what it says is not stored, and not confirmed. */
    private void refuse(List<String> ids, byte[] frame) {
        door.metrics().refused(link, dialect.name(), "unknown-device");
        door.callers().called(dialect.name(), ids.getFirst(), address(), frame);
        dialect.refusal(frame).ifPresent(this::send);
        hangUp("nobody has registered this device");
    }

    private void nobody() {
        door.metrics().refused(link, dialect.name(), "nobody");
        strange++;
        if (speaker != null || strange >= STRANGE_FRAMES_MAX) {
            hangUp("the device is disabled");
        }
    }

    private void hear(Speaker from, byte[] frame) {
        noise = 0;
        long started = System.nanoTime();
        Message message = door.intake()
                .read(from.device(), link, new Frame("", frame, door.clock().instant()), from.session());
        Optional<Reply> reply = message.decoding().reply();
        if (message.isChatter()) {
            reply.ifPresent(answer -> send(answer.bytes()));
            answered(message, Optional.empty());
            return;
        }
        reply.filter(answer -> !answer.acknowledges()).ifPresent(answer -> send(answer.bytes()));
        keep(new Held(message, reply.filter(Reply::acknowledges), started));
    }

    /** Gives a frame to the journal, or holds it until the device may send and the journal has room again. */
    private void keep(Held frame) {
        if (!door.rates().allows(frame.message().device())) {
            hold(frame, RETRY_MS);
            return;
        }
        CompletableFuture<Receipt> kept = door.intake().keep(frame.message());
        if (kept.isCompletedExceptionally() && JournalException.isBusy(kept.exceptionNow())) {
            hold(frame, RETRY_MS);
            return;
        }
        waiting++;
        var _ = kept.whenComplete((receipt, failure) -> loop.settle(this, () -> settle(frame, receipt, failure)));
    }

    private void hold(Held frame, long pauseMs) {
        held.add(frame);
        if (held.size() == 1) {
            loop.later(pauseMs, this::retry);
        }
    }

    private void retry() {
        if (!closed) {
            List<Held> again = List.copyOf(held);
            held.clear();
            again.forEach(this::keep);
            work();
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
        door.metrics().acknowledged(link, dialect.name(), System.nanoTime() - frame.startedNanos());
        if (!closed) {
            frame.reply().ifPresent(answer -> send(answer.bytes()));
            answered(frame.message(), Optional.ofNullable(receipt).map(Receipt::id));
        }
        if (away && held.isEmpty()) {
            away = false;
            watch.paused(false);
        }
    }

    private void notKept(Held frame) {
        if (dialect.repeats()) {
            hangUp("");
            return;
        }
        hold(frame, RETRY_AWAY_MS);
        if (!away && !closed) {
            away = true;
            watch.paused(true);
        }
    }

    /** A frame got what answer it gets: now its sender may be told something, or has answered what it was told. */
    private void answered(Message message, Optional<MessageId> kept) {
        Speaker from = speakers.get(message.device());
        if (from != null && !hungUp && from.becomesReady(message.frame().payload())) {
            door.ready().enter(message.device(), this);
        }
        door.commands().heard(message, kept, dialect, this);
    }

    @Override
    public void send(byte[] bytes, Consumer<Fate> then) {
        loop.execute(() -> {
            if (hungUp) {
                then.accept(Fate.NOT_TAKEN);
            } else {
                socket.write(Buffer.buffer(bytes))
                        .onComplete(written -> then.accept(written.succeeded() ? Fate.WRITTEN : Fate.BROKEN));
            }
        });
    }

    private void broken(String reason, String what) {
        door.metrics().refused(link, dialect.name(), reason);
        Log.warnf("A %s line from %s %s and is closed", dialect.name(), address(), what);
        hangUp("the device " + what);
    }

    @Override
    public void sweep(long now) {
        if (hungUp) {
            return;
        }
        if (talk != null) {
            sweep(talk, now);
        }
        Duration silenceMax = silenceMax();
        if (speaker == null
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

    private Duration silenceMax() {
        Duration usual = door.config().silentAfter();
        return talk == null ? usual : talk.silenceMax().orElse(usual);
    }

    /** A device to which Tallyman speaks is told at once when it is to do something else, or nothing. */
    private void sweep(Talk running, long now) {
        Speaker from = speaker;
        if (from != null) {
            door.still(from.device().id(), dialect.name())
                    .ifPresentOrElse(device -> running.go(device.profile()), () -> {
                        because("the device is disabled");
                        running.leave();
                    });
        }
        running.sweep(now, flow.isRead(), door.config().answerWithin());
    }

    @Override
    public void finish() {
        finishing = true;
        if (talk != null) {
            because("Tallyman stops");
            talk.leave();
        }
        work();
    }

    @Override
    public boolean waits() {
        return waiting > 0 || !held.isEmpty() || (talk != null && !ended);
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

    /** Closes the socket; what came is still kept where the device does not repeat it. */
    private void hangUp(String reason) {
        because(reason);
        if (dialect.repeats() || speaker == null) {
            stop();
        } else if (!hungUp) {
            hungUp = true;
            socket.close();
        }
    }

    private void socketClosed() {
        because(BY_THE_DEVICE);
        hungUp = true;
        if (dialect.repeats()) {
            gone();
        } else {
            work();
        }
    }

    private void gone() {
        if (!closed) {
            closed = true;
            loop.closed(this);
            speakers.keySet().forEach(device -> door.ready().leave(device, this));
            if (call == null) {
                speakers.keySet().forEach(device -> door.open().leave(device, this, why));
            } else {
                call.ended(why);
            }
        }
    }
}
