package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Message;
import org.tallyman.intake.Receipt;
import org.tallyman.intake.command.Way;

/**
 * The datagrams of one language. Each is a frame that names its sender; what could not be kept is not answered, so that
 * the device sends again, and where it waits for no answer it is counted as lost.
 */
final class Datagrams {

    private static final int SPEAKERS_MAX = 50_000;
    private static final int RECEIVE_BUFFER_BYTES = 4_194_304;

    private final LineDialect dialect;
    private final LineDoor door;
    private final DatagramSocket socket;

    /** The sessions of those who spoke last. */
    private final Map<DeviceId, Speaker> speakers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, Speaker> eldest) {
            return size() > SPEAKERS_MAX;
        }
    };

    Datagrams(Vertx vertx, LineDialect dialect, LineDoor door) {
        this.dialect = dialect;
        this.door = door;
        this.socket =
                vertx.createDatagramSocket(new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER_BYTES));
    }

    Future<Integer> listen(int port, String host) {
        socket.handler(this::received);
        socket.exceptionHandler(failure -> Log.debugf("A datagram socket failed: %s", failure.getMessage()));
        return socket.listen(port, host)
                .map(listening -> listening.localAddress().port())
                .onFailure(failure -> socket.close());
    }

    Future<Void> shut() {
        return socket.close();
    }

    private void received(DatagramPacket packet) {
        byte[] frame = packet.data().getBytes();
        if (frame.length == 0 || frame.length > dialect.frameMax()) {
            door.metrics().refused(LineDoor.UDP, dialect.name(), "frame-length");
            return;
        }
        List<String> ids = dialect.ids(frame);
        Optional<DeviceView> device = ids.isEmpty() ? Optional.empty() : door.device(dialect.name(), ids);
        if (device.isEmpty()) {
            refuse(ids, frame, packet.sender());
            return;
        }
        Speaker speaker = speakers.computeIfAbsent(device.get().id(), id -> new Speaker(dialect, true, device.get()));
        speaker.become(device.get());
        hear(speaker, frame, packet.sender());
    }

    private void refuse(List<String> ids, byte[] frame, SocketAddress sender) {
        door.metrics().refused(LineDoor.UDP, dialect.name(), ids.isEmpty() ? "nobody" : "unknown-device");
        if (!ids.isEmpty() && !dialect.isDamaged(frame)) {
            door.callers().called(dialect.name(), ids.getFirst(), sender.hostAddress(), frame);
        }
    }

    private void hear(Speaker from, byte[] frame, SocketAddress sender) {
        long started = System.nanoTime();
        Message message = door.intake()
                .read(
                        from.device(),
                        LineDoor.UDP,
                        new Frame("", frame, door.clock().instant()),
                        from.session());
        if (!door.rates().allows(message.device())) {
            lost(message, "too-fast");
            return;
        }
        Optional<Reply> reply = message.decoding().reply();
        if (message.isChatter()) {
            door.heard().at(message.device(), message.frame().receivedAt());
            reply.ifPresent(answer -> send(answer, sender));
            door.commands().heard(message, Optional.empty(), dialect, wayTo(sender));
            return;
        }
        reply.filter(answer -> !answer.acknowledges()).ifPresent(answer -> send(answer, sender));
        CompletableFuture<Receipt> kept = door.intake().keep(message);
        var _ = kept.whenComplete((receipt, failure) -> {
            if (failure != null) {
                lost(message, "unavailable");
                return;
            }
            door.metrics().acknowledged(LineDoor.UDP, dialect.name(), System.nanoTime() - started);
            reply.filter(Reply::acknowledges).ifPresent(answer -> send(answer, sender));
            door.commands().heard(message, Optional.of(receipt.id()), dialect, wayTo(sender));
        });
    }

    private void lost(Message message, String reason) {
        door.metrics().refused(LineDoor.UDP, dialect.name(), reason);
        door.lose(dialect, message);
    }

    /** Back to where a datagram came from, for as long as nothing on the way forgets that. */
    private Way wayTo(SocketAddress sender) {
        return (bytes, then) -> socket.send(Buffer.buffer(bytes), sender.port(), sender.hostAddress())
                .onComplete(sent -> then.accept(sent.succeeded() ? Way.Fate.WRITTEN : Way.Fate.BROKEN));
    }

    private void send(Reply reply, SocketAddress to) {
        var _ = socket.send(Buffer.buffer(reply.bytes()), to.port(), to.hostAddress());
    }
}
