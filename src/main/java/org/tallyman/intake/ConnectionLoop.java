package org.tallyman.intake;

import io.quarkus.logging.Log;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connections of one event loop. The journal settles messages on a thread of its own, many at a time; they are
 * handed over here in one hop, and each connection goes on once.
 */
public abstract class ConnectionLoop<C extends ConnectionLoop.Connection> extends AbstractVerticle {

    private static final long SWEEP_MS = 1_000;
    private static final long QUIET_CHECK_MS = 5;

    private final Set<C> connections = new HashSet<>();
    private final Queue<Settled<C>> settled = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private boolean finishing;

    /** One of them. Called on its event loop only. */
    public interface Connection {

        /** Opens it: from now on it is read. */
        void open();

        /** Reads on as far as may be, and says what is to be said. */
        void work();

        /** Closes it if it was silent, or left its answers unread, for too long. */
        void sweep(long nowNanos);

        /** Reads nothing more; what waits for the journal is still acknowledged. */
        void finish();

        /** Whether anything of it waits for the journal. */
        boolean waits();

        /** Closes it, because Tallyman stops. */
        void stop();

        /** Logs a bug that it met, and closes it: without an end its sender would wait for ever. */
        void fail(RuntimeException bug);
    }

    private record Settled<C>(C connection, Runnable word) {}

    @Override
    public void start() {
        vertx.setPeriodic(SWEEP_MS, id -> sweep());
    }

    /** Takes a connection in, and opens it. */
    protected final void enter(C connection) {
        connections.add(connection);
        turn(connection, connection::open);
    }

    /** A connection is closed; whether it was among those of this loop still. */
    public boolean closed(C connection) {
        return connections.remove(connection);
    }

    protected final List<C> connections() {
        return List.copyOf(connections);
    }

    protected final int size() {
        return connections.size();
    }

    /** Whether nobody is taken in any more. */
    protected final boolean isFinishing() {
        return finishing;
    }

    private void sweep() {
        long now = System.nanoTime();
        connections().forEach(connection -> turn(connection, () -> connection.sweep(now)));
    }

    /** Called on any thread: the journal's word on a message of a connection is taken here. */
    public final void settle(C connection, Runnable word) {
        settled.add(new Settled<>(connection, word));
        if (scheduled.compareAndSet(false, true)) {
            execute(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        Set<C> touched = new LinkedHashSet<>();
        for (Settled<C> one = settled.poll(); one != null; one = settled.poll()) {
            touched.add(one.connection());
            turn(one.connection(), one.word());
        }
        touched.forEach(connection -> turn(connection, connection::work));
    }

    /** Lets a connection do something. A bug ends it; the others have their turn all the same. */
    public final void turn(C connection, Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException bug) {
            end(connection, bug);
        }
    }

    private static void end(Connection connection, RuntimeException bug) {
        try {
            connection.fail(bug);
        } catch (RuntimeException another) {
            another.addSuppressed(bug);
            Log.error("A connection met a bug, and another one as it was closed for that", another);
        }
    }

    /** Runs on this loop, from any thread. */
    public final void execute(Runnable task) {
        Objects.requireNonNull(context).runOnContext(nothing -> task.run());
    }

    public final void later(long delayMs, Runnable task) {
        vertx.setTimer(Math.max(1, delayMs), id -> task.run());
    }

    /** Reads nothing more, acknowledges what is on its way into the journal, then closes every connection. */
    public final Future<Void> finish(long withinMs) {
        Promise<Void> finished = Promise.promise();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        execute(() -> {
            finishing = true;
            connections().forEach(connection -> turn(connection, connection::finish));
            stopWhenQuiet(deadline, finished);
        });
        return finished.future();
    }

    private void stopWhenQuiet(long deadline, Promise<Void> finished) {
        boolean quiet = connections.stream().noneMatch(Connection::waits);
        if (quiet || System.nanoTime() > deadline) {
            connections().forEach(connection -> turn(connection, connection::stop));
            finished.complete();
        } else {
            later(QUIET_CHECK_MS, () -> stopWhenQuiet(deadline, finished));
        }
    }
}
