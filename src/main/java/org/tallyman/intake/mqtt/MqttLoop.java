package org.tallyman.intake.mqtt;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tallyman.intake.ConnectionLoop;

/** The clients of one event loop, from all listeners. */
final class MqttLoop extends ConnectionLoop<MqttConnection> {

    /** Sockets beyond the connection limit that are heard out, so that they can be told why not. */
    private static final int STRANGERS_MAX = 1_000;

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final MqttDoor door;
    private final Map<MqttPort, NetServerOptions> listeners;
    private final Map<MqttPort, NetServer> sockets = new EnumMap<>(MqttPort.class);
    private final Map<MqttPort, HttpServer> webSockets = new EnumMap<>(MqttPort.class);

    /** Who has not asked for a WebSocket yet, with the timer that ends its patience. */
    private final Map<HttpConnection, Long> knocking = new HashMap<>();

    MqttLoop(MqttDoor door, Map<MqttPort, NetServerOptions> listeners) {
        this.door = door;
        this.listeners = Map.copyOf(listeners);
    }

    @Override
    public void start(Promise<Void> started) {
        start();
        List<Future<?>> opening = new ArrayList<>();
        listeners.forEach((port, options) -> opening.add(open(port, options)));
        Future.all(opening).<Void>mapEmpty().onComplete(started);
    }

    private Future<?> open(MqttPort port, NetServerOptions options) {
        if (options instanceof HttpServerOptions http) {
            // Another program may have this port, as brokers do: MQTT goes on without it.
            return vertx.createHttpServer(http)
                    .connectionHandler(this::knocked)
                    .requestHandler(this::asked)
                    .listen()
                    .onSuccess(server -> webSockets.put(port, server))
                    .otherwiseEmpty();
        }
        return vertx.createNetServer(options)
                .connectHandler(socket -> connected(socket, PacketCarrier.SOCKET))
                .listen()
                .onSuccess(server -> sockets.put(port, server))
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "MQTT cannot listen on port " + port.configured(door.config())
                                + ": another program may use it; set " + port.setting() + " to a free one",
                        failure)));
    }

    /** The port that is open; empty when it is not. */
    OptionalInt port(MqttPort port) {
        NetServer socket = sockets.get(port);
        HttpServer webSocket = webSockets.get(port);
        return socket != null
                ? OptionalInt.of(socket.actualPort())
                : webSocket != null ? OptionalInt.of(webSocket.actualPort()) : OptionalInt.empty();
    }

    void renew(SSLOptions certificate) {
        execute(() -> {
            List<Future<Boolean>> renewals = new ArrayList<>();
            sockets.forEach((port, server) -> {
                if (port.isSecured()) {
                    renewals.add(server.updateSSLOptions(certificate));
                }
            });
            webSockets.forEach((port, server) -> {
                if (port.isSecured()) {
                    renewals.add(server.updateSSLOptions(certificate));
                }
            });
            renewals.forEach(
                    renewal -> renewal.onFailure(failure -> Log.errorf(failure, "MQTT keeps its old certificate")));
        });
    }

    /** A connection that asks for a WebSocket within the time that it has to say who it is, or is closed. */
    private void knocked(HttpConnection connection) {
        if (isFull()) {
            door.metrics().refused(MqttDoor.LINK, "unknown", "sockets");
            connection.close();
            return;
        }
        long patienceMs = door.config().connectWithin().toMillis();
        knocking.put(connection, vertx.setTimer(patienceMs, id -> connection.close()));
        connection.closeHandler(nothing -> entered(connection));
    }

    private void entered(HttpConnection connection) {
        Long timer = knocking.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    private void asked(HttpServerRequest request) {
        Optional<String> refusal = WebSocketHandshake.refusal(request.method(), request.headers());
        if (refusal.isPresent() || isFinishing()) {
            door.metrics().refused(MqttDoor.LINK, "unknown", "handshake");
            request.response()
                    .setStatusCode(refusal.isPresent() ? BAD_REQUEST : UNAVAILABLE)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .putHeader("Connection", "close")
                    .end(refusal.orElse("Tallyman stops."))
                    .onComplete(ended -> request.connection().close());
            return;
        }
        request.response().headers().addAll(WebSocketHandshake.acceptance(request.headers()));
        HttpConnection connection = request.connection();
        request.toNetSocket()
                .onSuccess(socket -> {
                    entered(connection);
                    connected(socket, new WebSocketFrames());
                })
                .onFailure(failure -> connection.close());
    }

    private boolean isFull() {
        return isFinishing() || size() + knocking.size() >= door.config().connectionsMax() + STRANGERS_MAX;
    }

    private void connected(NetSocket socket, PacketCarrier carrier) {
        if (isFull()) {
            door.metrics().refused(MqttDoor.LINK, "unknown", "sockets");
            socket.close();
            return;
        }
        enter(new MqttConnection(socket, carrier, this, door));
    }
}
