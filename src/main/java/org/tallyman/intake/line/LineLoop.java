package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.intake.ConnectionLoop;

/** The lines of one event loop, in all languages whose ports are open. */
final class LineLoop extends ConnectionLoop<LineConnection> {

    private final LineDoor door;
    private final LineCrowd crowd;
    private final List<Listener> listeners = new ArrayList<>();

    LineLoop(LineDoor door, LineCrowd crowd) {
        this.door = door;
        this.crowd = crowd;
    }

    private record Listener(LineDialect dialect, boolean secured, NetServer server) {}

    /** Opens a port of a language here; the future has the port's number. */
    Future<Integer> listen(LineDialect dialect, NetServerOptions options) {
        Promise<Integer> listening = Promise.promise();
        execute(() -> {
            NetServer server = vertx.createNetServer(options);
            listeners.add(new Listener(dialect, options.isSsl(), server));
            server.connectHandler(socket -> connected(socket, dialect))
                    .listen()
                    .map(NetServer::actualPort)
                    .onComplete(listening);
        });
        return listening.future();
    }

    /** Shuts the ports of a language and closes its lines. */
    void shut(String dialect) {
        execute(() -> {
            listeners.removeIf(listener -> {
                boolean ends = listener.dialect().name().equals(dialect);
                if (ends) {
                    listener.server().close();
                }
                return ends;
            });
            connections().stream()
                    .filter(line -> !line.isCalled() && line.dialect().name().equals(dialect))
                    .forEach(LineConnection::stop);
        });
    }

    /** Who calls from now on is shown another certificate. */
    void renew(SSLOptions certificate) {
        execute(() -> listeners.stream()
                .filter(Listener::secured)
                .forEach(listener -> listener.server()
                        .updateSSLOptions(certificate)
                        .onFailure(failure -> Log.errorf(
                                failure,
                                "Lines of %s keep their old certificate",
                                listener.dialect().name()))));
    }

    private void connected(NetSocket socket, LineDialect dialect) {
        String address =
                socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
        if (isFinishing() || !crowd.enter(address)) {
            door.metrics().refused(LineDoor.TCP, dialect.name(), "connections");
            socket.close();
            return;
        }
        enter(new LineConnection(socket, this, door, dialect, null));
    }

    /** Calls a device; {@code line} is told what comes of it. */
    void call(LineDialect dialect, String host, int port, NetClientOptions options, CalledLine line) {
        execute(() -> {
            NetClient client = vertx.createNetClient(options);
            line.whenEnded(client::close);
            client.connect(port, host)
                    .onSuccess(socket -> answered(socket, dialect, line))
                    .onFailure(failure -> line.ended(LineTrouble.inWords(
                            failure, host + ", port " + port, host, Duration.ofMillis(options.getConnectTimeout()))));
        });
    }

    private void answered(NetSocket socket, LineDialect dialect, CalledLine line) {
        if (isFinishing()) {
            line.ended("Tallyman stops");
            return;
        }
        LineConnection connection = new LineConnection(socket, this, door, dialect, line);
        enter(connection);
        line.answered(connection);
    }

    /** Whether one more line may wait for the journal that its device has left. */
    boolean mayLinger() {
        return crowd.mayLinger();
    }

    void lingersNoMore() {
        crowd.lingersNoMore();
    }

    @Override
    public boolean closed(LineConnection connection) {
        boolean known = super.closed(connection);
        if (known && !connection.isCalled()) {
            crowd.leave(connection.address());
        }
        return known;
    }
}
