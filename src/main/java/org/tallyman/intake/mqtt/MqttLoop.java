package org.tallyman.intake.mqtt;

import io.quarkus.logging.Log;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connections of one event loop. The journal settles messages on a thread of its own, many at a time; they are
 * handed over here in one hop and leave in one write a connection.
 */
final class MqttLoop extends AbstractVerticle {

    private static final long SWEEP_MS = 1_000;
    private static final long QUIET_CHECK_MS = 5;

    /** Sockets beyond the connection limit that are heard out, so that they can be told why not. */
    private static final int STRANGERS_MAX = 1_000;

    private final MqttDoor door;
    private final List<NetServerOptions> listeners;
    private final Set<MqttConnection> connections = new HashSet<>();
    private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final List<NetServer> servers = new ArrayList<>();
    private boolean finishing;

    MqttLoop(MqttDoor door, List<NetServerOptions> listeners) {
        this.door = door;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void start(Promise<Void> started) {
        List<Future<NetServer>> opening = new ArrayList<>();
        for (NetServerOptions options : listeners) {
            NetServer server = vertx.createNetServer(options);
            servers.add(server);
            opening.add(server.connectHandler(this::connected).listen());
        }
        vertx.setPeriodic(SWEEP_MS, id -> sweep());
        Future.all(opening).<Void>mapEmpty().onComplete(started);
    }

    /** The ports in the order of the listeners. */
    List<Integer> ports() {
        return servers.stream().map(NetServer::actualPort).toList();
    }

    void renew(SSLOptions certificate) {
        execute(() -> servers.stream()
                .skip(1)
                .forEach(server -> server.updateSSLOptions(certificate)
                        .onFailure(failure -> Log.errorf(failure, "MQTT keeps its old certificate"))));
    }

    private void connected(NetSocket socket) {
        if (finishing || connections.size() >= door.config().connectionsMax() + STRANGERS_MAX) {
            door.metrics().refused(MqttDoor.LINK, "unknown", "sockets");
            socket.close();
            return;
        }
        MqttConnection connection = new MqttConnection(socket, this, door);
        connections.add(connection);
        connection.open();
    }

    void closed(MqttConnection connection) {
        connections.remove(connection);
    }

    private void sweep() {
        long now = System.nanoTime();
        List.copyOf(connections).forEach(connection -> connection.sweep(now));
    }

    /** Called on any thread. */
    void settle(Settled one) {
        settled.add(one);
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(nothing -> drain());
        }
    }

    private void drain() {
        scheduled.set(false);
        Set<MqttConnection> touched = new LinkedHashSet<>();
        for (Settled one = settled.poll(); one != null; one = settled.poll()) {
            one.connection().settle(one);
            touched.add(one.connection());
        }
        touched.forEach(MqttConnection::work);
    }

    /** Runs on this loop, from any thread. */
    void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    void later(long delayMs, Runnable task) {
        vertx.setTimer(Math.max(1, delayMs), id -> task.run());
    }

    /** Reads nothing more, acknowledges what is on its way into the journal, then closes every connection. */
    Future<Void> finish(long withinMs) {
        Promise<Void> finished = Promise.promise();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        execute(() -> {
            finishing = true;
            List.copyOf(connections).forEach(MqttConnection::finish);
            stopWhenQuiet(deadline, finished);
        });
        return finished.future();
    }

    private void stopWhenQuiet(long deadline, Promise<Void> finished) {
        boolean quiet = connections.stream().noneMatch(MqttConnection::waits);
        if (quiet || System.nanoTime() > deadline) {
            List.copyOf(connections).forEach(MqttConnection::stop);
            finished.complete();
        } else {
            later(QUIET_CHECK_MS, () -> stopWhenQuiet(deadline, finished));
        }
    }
}
