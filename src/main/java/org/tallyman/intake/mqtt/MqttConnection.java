package org.tallyman.intake.mqtt;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Reply;
import org.tallyman.intake.ConnectionLoop;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.SocketFlow;

/**
 * One client, from CONNECT to the end; what it publishes, {@link Publications} keeps. Everything happens on its event loop.
 *
 * <p>While the journal cannot take what came no more is read, so that TCP slows the client down: nothing is dropped, and memory
 * stays bounded by one packet and {@link MqttConfig#receiveMaximum} messages.
 */
final class MqttConnection implements ConnectionLoop.Connection {

    private static final long WILL_DELAY_MAX_S = 86_400;

    private enum Phase {
        NEW,
        OPEN,
        CLOSED
    }

    private final NetSocket socket;
    private final PacketCarrier carrier;
    private final SocketFlow flow;
    private final MqttLoop loop;
    private final MqttDoor door;
    private final MqttDecoder decoder;
    private final MqttOutput out = new MqttOutput();
    private final Subscriptions subscriptions;

    private final Publications publications;
    private final long bornNanos = System.nanoTime();
    private final Instant since;
    private Phase phase = Phase.NEW;
    private int version = 4;
    private MqttSessions.@Nullable Key session;
    private Optional<MqttPacket.Login> login = Optional.empty();
    private Optional<MqttPacket.Will> will = Optional.empty();
    private long silenceNanosMax = Long.MAX_VALUE;
    private long packetBytesMax = Long.MAX_VALUE;
    private boolean working;
    private boolean finishing;

    MqttConnection(NetSocket socket, PacketCarrier carrier, MqttLoop loop, MqttDoor door) {
        this.socket = socket;
        this.carrier = carrier;
        this.flow = new SocketFlow(socket, door.config().receiveMaximum() + 1);
        this.loop = loop;
        this.door = door;
        this.decoder = new MqttDecoder(door.config().packetBytesMax());
        this.subscriptions = new Subscriptions(
                door.config().subscriptionsMax(), door.config().filterLengthMax());
        this.publications = new Publications(this, loop, door, out);
        this.since = door.clock().instant();
    }

    /** That the client is connected, since when and from where. */
    LineNow line() {
        String address =
                socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
        return new LineNow(LineNow.Phase.UP, since, address, "", null, "");
    }

    @Override
    public void open() {
        socket.handler(data -> loop.turn(this, () -> heard(data)));
        socket.drainHandler(nothing -> loop.turn(this, this::work));
        socket.exceptionHandler(failure -> Log.debugf("An MQTT socket failed: %s", failure.getMessage()));
        socket.closeHandler(nothing -> loop.turn(this, () -> {
            gone();
            // What came while it was not read is told of now.
            flow.steer(true);
        }));
    }

    private void heard(Buffer data) {
        flow.heard();
        carrier.unwrap(data.getBytes(), decoder::append);
        if (phase == Phase.CLOSED) {
            loseUnread();
        }
        work();
        if (carrier.isOver()) {
            shut();
        }
    }

    /** Reads on as far as may be, then says what is to be said and stops or starts the socket. */
    @Override
    public void work() {
        if (working || phase == Phase.CLOSED) {
            return;
        }
        working = true;
        while (phase != Phase.CLOSED && mayRead()) {
            MqttPacket packet = decoder.next();
            if (packet == null) {
                break;
            }
            handle(packet);
        }
        working = false;
        if (phase != Phase.CLOSED) {
            flush();
            flow.steer(mayRead());
        }
    }

    private boolean mayRead() {
        return !finishing && !publications.isHolding() && flow.mayRead(publications.waiting());
    }

    private void flush() {
        Buffer ready = carrier.wrap(out);
        if (ready.length() > 0) {
            socket.write(ready);
        }
    }

    /** Takes up again what had to wait, and what stands behind it. */
    void goOn(Runnable waited) {
        loop.turn(this, () -> {
            waited.run();
            work();
        });
    }

    /** A bug says nothing about the device, so its will is not taken as said. */
    @Override
    public void fail(RuntimeException bug) {
        Log.errorf(bug, "An MQTT client at %s met a bug and is closed", socket.remoteAddress());
        will = Optional.empty();
        close(MqttReason.UNSPECIFIED);
    }

    private void handle(MqttPacket packet) {
        switch (packet) {
            case MqttPacket.Connect connect -> connect(connect);
            case MqttPacket.Publish publish -> publications.publish(publish);
            case MqttPacket.Release(int id) -> publications.release(id);
            case MqttPacket.Subscribe subscribe -> subscribe(subscribe);
            case MqttPacket.Unsubscribe(int id, List<String> filters) ->
                out.unsubscribed(
                        version, id, filters.stream().map(subscriptions::remove).toList());
            case MqttPacket.Ping() -> {
                session()
                        .ifPresent(key ->
                                door.heard().at(key.device(), door.clock().instant()));
                out.pong();
            }
            case MqttPacket.Disconnect(boolean withWill) -> leave(withWill);
            case MqttPacket.Broken broken -> broken(broken);
        }
    }

    private void connect(MqttPacket.Connect connect) {
        version = connect.version();
        switch (door.admit(connect)) {
            case Admission.Refused(MqttReason reason) -> refuse(reason);
            case Admission.Admitted(DeviceView device) -> accept(connect, device);
        }
    }

    private void accept(MqttPacket.Connect connect, DeviceView device) {
        String assigned = connect.clientId().isEmpty() ? UUID.randomUUID().toString() : "";
        session = new MqttSessions.Key(device.id(), connect.clientId() + assigned);
        login = connect.login();
        will = connect.will();
        if (connect.keepAliveS() > 0) {
            // One and a half times the keep alive (3.1.2.10).
            silenceNanosMax = TimeUnit.SECONDS.toNanos(connect.keepAliveS()) * 3 / 2;
        }
        packetBytesMax = connect.properties().packetBytesMax();
        phase = Phase.OPEN;
        out.accept(version, assigned, door.config());
        door.heard().at(device.id(), door.clock().instant());
        door.sessions().enter(session, this).ifPresent(older -> older.loop.execute(older::takenOver));
    }

    private void refuse(MqttReason reason) {
        door.metrics().refused(MqttDoor.LINK, "unknown", reason.text());
        out.refuse(version, reason);
        shut();
    }

    private void subscribe(MqttPacket.Subscribe subscribe) {
        List<Integer> codes =
                subscribe.filters().stream().map(subscriptions::add).toList();
        out.subscribed(version, subscribe.id(), codes);
    }

    /** The device, unless it was disabled. */
    @Nullable
    DeviceView device() {
        return session == null
                ? null
                : door.devices()
                        .byId(session.device().value())
                        .filter(DeviceView::active)
                        .orElse(null);
    }

    /** What the device's language answers is said where the client listens for it. */
    void say(Reply reply) {
        if (!reply.topic().isEmpty() && subscriptions.matches(reply.topic())) {
            out.publish(version, reply.topic(), reply.bytes(), packetBytesMax);
        }
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** Whether it speaks MQTT 5, in which refusals can be told. */
    boolean isFive() {
        return version >= MqttPacket.VERSION_5;
    }

    /** Empty before CONNECT. */
    Optional<MqttSessions.Key> session() {
        return Optional.ofNullable(session);
    }

    /** A message was not kept. That says nothing about the device, so its will is not taken as said. */
    void notKept(String failure) {
        if (phase == Phase.OPEN) {
            String name = session().map(MqttSessions.Key::clientId).orElse("");
            Log.debugf("MQTT client %s is closed, because a message was not kept: %s", name, failure);
            will = Optional.empty();
            close(MqttReason.SERVER_BUSY);
        }
    }

    private void leave(boolean withWill) {
        if (!withWill) {
            will = Optional.empty();
        }
        shut();
    }

    private void broken(MqttPacket.Broken broken) {
        door.metrics().refused(MqttDoor.LINK, "unknown", broken.reason().text());
        if (phase == Phase.OPEN) {
            Log.warnf(
                    "MQTT client %s of %s broke the protocol and is closed: %s",
                    session == null ? "" : session.clientId(), socket.remoteAddress(), broken.rule());
            close(broken.reason());
        } else if (broken.reason() == MqttReason.UNSUPPORTED_VERSION) {
            out.refuse(version, broken.reason());
            shut();
        } else {
            shut();
        }
    }

    void takenOver() {
        if (phase == Phase.OPEN) {
            close(MqttReason.TAKEN_OVER);
        }
    }

    @Override
    public void sweep(long now) {
        if (phase == Phase.NEW
                && now - bornNanos > door.config().connectWithin().toNanos()) {
            shut();
        } else if (phase == Phase.OPEN && flow.isSilent(now, silenceNanosMax)) {
            close(MqttReason.KEEP_ALIVE_TIMEOUT);
        } else if (phase == Phase.OPEN && !mayStay()) {
            will = Optional.empty();
            close(MqttReason.NOT_AUTHORIZED);
        } else if (flow.isStalled(now, door.config().stalledAfter())) {
            Log.warnf("An MQTT client at %s does not read its acknowledgements and is closed", socket.remoteAddress());
            gone();
            flow.cut();
        }
    }

    private boolean mayStay() {
        return device() != null && login.flatMap(door::authenticate).isPresent();
    }

    @Override
    public void finish() {
        finishing = true;
        work();
    }

    @Override
    public boolean waits() {
        return !publications.isEmpty();
    }

    /** Tallyman stops; that says nothing about the device, so its will is not taken as said. */
    @Override
    public void stop() {
        will = Optional.empty();
        close(MqttReason.SHUTTING_DOWN);
    }

    void close(MqttReason reason) {
        if (phase == Phase.OPEN) {
            out.disconnect(version, reason);
        }
        shut();
    }

    private void shut() {
        if (phase != Phase.CLOSED) {
            flush();
            Buffer farewell = carrier.farewell();
            if (farewell.length() > 0) {
                socket.write(farewell);
            }
            gone();
            socket.close();
        }
    }

    private void gone() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        loop.closed(this);
        publications.gone();
        loseUnread();
        MqttSessions.Key key = session;
        if (key != null) {
            door.sessions().leave(key, this);
            will.ifPresent(last -> loop.later(
                    TimeUnit.SECONDS.toMillis(Math.min(last.delayS(), WILL_DELAY_MAX_S)), () -> door.say(last, key)));
        }
    }

    /** What came and was not read any more, be it that the socket waited, is not kept. */
    private void loseUnread() {
        for (MqttPacket packet = decoder.next(); packet != null; packet = decoder.next()) {
            if (packet instanceof MqttPacket.Publish publish && device() != null) {
                publications.lose(publish);
            }
        }
    }
}
