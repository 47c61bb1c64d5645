package org.tallyman.intake.mqtt;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.intake.ConnectionLoop;

/** The clients of one event loop, from all listeners. */
final class MqttLoop extends ConnectionLoop<MqttConnection> {

    /** Sockets beyond the connection limit that are heard out, so that they can be told why not. */
    private static final int STRANGERS_MAX = 1_000;

    private final MqttDoor door;
    private final List<NetServerOptions> listeners;
    private final List<NetServer> servers = new ArrayList<>();

    MqttLoop(MqttDoor door, List<NetServerOptions> listeners) {
        this.door = door;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void start(Promise<Void> started) {
        start();
        List<Future<NetServer>> opening = new ArrayList<>();
        for (NetServerOptions options : listeners) {
            NetServer server = vertx.createNetServer(options);
            servers.add(server);
            opening.add(server.connectHandler(this::connected).listen());
        }
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
        if (isFinishing() || size() >= door.config().connectionsMax() + STRANGERS_MAX) {
            door.metrics().refused(MqttDoor.LINK, "unknown", "sockets");
            socket.close();
            return;
        }
        enter(new MqttConnection(socket, this, door));
    }
}
