package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
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
 * One caller. Everything happens on its event loop, except {@link LineLoop#settle} and
 * {@link #send}.
 *
 * <p>What the journal cannot take now is held and no more is read, so that TCP slows the caller down. A frame that was not
 * kept is not acknowledged and the line is closed, so that the device sends again.
 */
final class LineConnection implements ConnectionLoop.Connection, Way {

    private static final long RETRY_MS = 20;

    /** Bytes that begin no frame, before it is clear that somebody else is calling. */
    private static final int NOISE_MAX = 65_536;

    /** Frames of nobody in particular, before the line is given up. */
    private static final int STRANGE_FRAMES_MAX = 3;

    private final NetSocket socket;
    private final SocketFlow flow;
    private final LineLoop loop;
    private final LineDoor door;
    private final LineDialect dialect;
    private final Framing framing;
    private final LineBuffer buffer = new LineBuffer();
    private final Map<DeviceId, Speaker> speakers = new HashMap<>(2);
    private final long bornNanos = System.nanoTime();
    private final Instant since;
    private @Nullable Speaker speaker;
    private @Nullable Held held;
    private int waiting;
    private int noise;
    private int strange;
    private boolean working;
    private boolean finishing;
    private boolean closed;

    /** A frame on its way into the journal, with what its sender is answered then. */
    private record Held(Message message, Optional<Reply> reply, long startedNanos) {}

    LineConnection(NetSocket socket, LineLoop loop, LineDoor door, LineDialect dialect) {
        this.socket = socket;
        this.flow = new SocketFlow(socket, door.config().waitingMax());
        this.loop = loop;
        this.door = door;
        this.dialect = dialect;
        Optional<DeviceView> known =
                dialect.knownByAddress() ? door.device(dialect.name(), List.of(address())) : Optional.empty();
        this.framing = known.map(device -> dialect.framing(device.profile())).orElseGet(dialect::framing);
        this.since = door.clock().instant();
    }

    @Override
    public void open() {
        socket.handler(this::heard);
        socket.drainHandler(nothing -> work());
        socket.exceptionHandler(failure -> Log.debugf("A line failed: %s", failure.getMessage()));
        socket.closeHandler(nothing -> gone());
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
        if (!closed && mayRead() && buffer.size() > dialect.frameMax()) {
            broken("frame-too-long", "sent more than " + dialect.frameMax() + " bytes without a frame");
        }
        if (!closed) {
            flow.steer(mayRead());
        }
    }

    private boolean mayRead() {
        return !finishing && held == null && flow.mayRead(waiting);
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
            nobody();
            return;
        }
        now.become(device.get());
        hear(now, frame);
    }

    private Speaker enter(DeviceView device) {
        door.open().enter(device.id(), this);
        return new Speaker(dialect, false, device);
    }

    /** Somebody whom nobody registered: what it says is not stored, and not confirmed. */
    private void refuse(List<String> ids, byte[] frame) {
        door.metrics().refused(LineDoor.TCP, dialect.name(), "unknown-device");
        door.callers().called(dialect.name(), ids.getFirst(), address(), frame);
        dialect.refusal(frame).ifPresent(reply -> socket.write(Buffer.buffer(reply)));
        stop();
    }

    private void nobody() {
        door.metrics().refused(LineDoor.TCP, dialect.name(), "nobody");
        strange++;
        if (speaker != null || strange >= STRANGE_FRAMES_MAX) {
            stop();
        }
    }

    private void hear(Speaker from, byte[] frame) {
        noise = 0;
        long started = System.nanoTime();
        Message message = door.intake()
                .read(
                        from.device(),
                        LineDoor.TCP,
                        new Frame("", frame, door.clock().instant()),
                        from.session());
        Optional<Reply> reply = message.decoding().reply();
        if (message.isChatter()) {
            reply.ifPresent(answer -> socket.write(Buffer.buffer(answer.bytes())));
            answered(message, Optional.empty());
            return;
        }
        reply.filter(answer -> !answer.acknowledges()).ifPresent(answer -> socket.write(Buffer.buffer(answer.bytes())));
        keep(new Held(message, reply.filter(Reply::acknowledges), started));
    }

    /** Gives a frame to the journal, or holds it until the device may send and the journal has room again. */
    private void keep(Held frame) {
        if (!door.rates().allows(frame.message().device())) {
            hold(frame);
            return;
        }
        CompletableFuture<Receipt> kept = door.intake().keep(frame.message());
        if (kept.isCompletedExceptionally() && JournalException.isBusy(kept.exceptionNow())) {
            hold(frame);
            return;
        }
        waiting++;
        var _ = kept.whenComplete((receipt, failure) -> loop.settle(this, () -> settle(frame, receipt, failure)));
    }

    private void hold(Held frame) {
        held = frame;
        loop.later(RETRY_MS, () -> {
            if (!closed) {
                held = null;
                keep(frame);
                work();
            }
        });
    }

    private void settle(Held frame, @Nullable Receipt receipt, @Nullable Throwable failure) {
        waiting--;
        if (failure != null) {
            door.metrics().refused(LineDoor.TCP, dialect.name(), "unavailable");
            stop();
            return;
        }
        door.metrics().acknowledged(LineDoor.TCP, dialect.name(), System.nanoTime() - frame.startedNanos());
        if (!closed) {
            frame.reply().ifPresent(answer -> socket.write(Buffer.buffer(answer.bytes())));
            answered(frame.message(), Optional.ofNullable(receipt).map(Receipt::id));
        }
    }

    /** A frame got what answer it gets: now its sender may be told something, or has answered what it was told. */
    private void answered(Message message, Optional<MessageId> kept) {
        Speaker from = speakers.get(message.device());
        if (from != null && from.becomesReady(message.frame().payload())) {
            door.ready().enter(message.device(), this);
        }
        door.commands().heard(message, kept, dialect, this);
    }

    @Override
    public void send(byte[] bytes, Consumer<Fate> then) {
        loop.execute(() -> {
            if (closed) {
                then.accept(Fate.NOT_TAKEN);
            } else {
                socket.write(Buffer.buffer(bytes))
                        .onComplete(written -> then.accept(written.succeeded() ? Fate.WRITTEN : Fate.BROKEN));
            }
        });
    }

    private void broken(String reason, String what) {
        door.metrics().refused(LineDoor.TCP, dialect.name(), reason);
        Log.warnf("A %s line from %s %s and is closed", dialect.name(), address(), what);
        stop();
    }

    @Override
    public void sweep(long now) {
        if (speaker == null
                && now - bornNanos > door.config().identifiedWithin().toNanos()) {
            broken("nobody", "did not say who it is");
        } else if (flow.isSilent(now, door.config().silentAfter().toNanos())) {
            stop();
        } else if (flow.isStalled(now, door.config().stalledAfter())) {
            Log.warnf("A %s line from %s does not read its answers and is closed", dialect.name(), address());
            gone();
            flow.cut();
        }
    }

    @Override
    public void finish() {
        finishing = true;
        work();
    }

    @Override
    public boolean waits() {
        return waiting > 0 || held != null;
    }

    @Override
    public void stop() {
        if (!closed) {
            gone();
            socket.close();
        }
    }

    private void gone() {
        if (!closed) {
            closed = true;
            loop.closed(this);
            speakers.keySet().forEach(device -> door.open().leave(device, this));
            speakers.keySet().forEach(device -> door.ready().leave(device, this));
        }
    }
}
