package org.tallyman.intake.line;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tallyman.dialect.line.LineDialect;

/** The lines of one event loop. The journal settles frames on a thread of its own; they are handed over here in one hop. */
final class LineLoop extends AbstractVerticle {

    private static final long SWEEP_MS = 1_000;
    private static final long QUIET_CHECK_MS = 5;

    private final LineDoor door;
    private final LineCrowd crowd;
    private final Set<LineConnection> connections = new HashSet<>();
    private final Map<String, NetServer> servers = new HashMap<>();
    private final Queue<Runnable> settled = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private boolean finishing;

    LineLoop(LineDoor door, LineCrowd crowd) {
        this.door = door;
        this.crowd = crowd;
    }

    @Override
    public void start() {
        vertx.setPeriodic(SWEEP_MS, id -> sweep());
    }

    /** Opens the port of a language here; the future has the port's number. */
    Future<Integer> listen(LineDialect dialect, NetServerOptions options) {
        Promise<Integer> listening = Promise.promise();
        execute(() -> {
            NetServer server = vertx.createNetServer(options);
            servers.put(dialect.name(), server);
            server.connectHandler(socket -> connected(socket, dialect))
                    .listen()
                    .map(NetServer::actualPort)
                    .onComplete(listening);
        });
        return listening.future();
    }

    /** Shuts the port of a language and closes its lines. */
    void shut(String dialect) {
        execute(() -> {
            NetServer server = servers.remove(dialect);
            if (server != null) {
                server.close();
            }
            List.copyOf(connections).stream()
                    .filter(line -> line.dialect().name().equals(dialect))
                    .forEach(LineConnection::shut);
        });
    }

    private void connected(NetSocket socket, LineDialect dialect) {
        String address =
                socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
        if (finishing || !crowd.enter(address)) {
            door.metrics().refused(LineDoor.TCP, dialect.name(), "connections");
            socket.close();
            return;
        }
        LineConnection connection = new LineConnection(socket, this, door, dialect);
        connections.add(connection);
        connection.open();
    }

    void closed(LineConnection connection) {
        if (connections.remove(connection)) {
            crowd.leave(connection.address());
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        List.copyOf(connections).forEach(connection -> connection.sweep(now));
    }

    /** Called on any thread; runs here, with others in one hop. */
    void settle(Runnable one) {
        settled.add(one);
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(nothing -> drain());
        }
    }

    private void drain() {
        scheduled.set(false);
        for (Runnable one = settled.poll(); one != null; one = settled.poll()) {
            one.run();
        }
    }

    /** Runs on this loop, from any thread. */
    void execute(Runnable task) {
        Objects.requireNonNull(context).runOnContext(nothing -> task.run());
    }

    void later(long delayMs, Runnable task) {
        vertx.setTimer(Math.max(1, delayMs), id -> task.run());
    }

    /** Reads nothing more, acknowledges what is on its way into the journal, then closes every line. */
    Future<Void> finish(long withinMs) {
        Promise<Void> finished = Promise.promise();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        execute(() -> {
            finishing = true;
            List.copyOf(connections).forEach(LineConnection::finish);
            stopWhenQuiet(deadline, finished);
        });
        return finished.future();
    }

    private void stopWhenQuiet(long deadline, Promise<Void> finished) {
        boolean quiet = connections.stream().noneMatch(LineConnection::waits);
        if (quiet || System.nanoTime() > deadline) {
            List.copyOf(connections).forEach(LineConnection::shut);
            finished.complete();
        } else {
            later(QUIET_CHECK_MS, () -> stopWhenQuiet(deadline, finished));
        }
    }
}
