package org.tallyman.intake.mqtt;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallyman.device.MqttAddress;
import org.tallyman.intake.ServerCertificate;

/** Opens the MQTT ports once the journal runs, on one event loop a core, and closes them before it stops. */
@ApplicationScoped
public class MqttGateway implements MqttAddress {

    private static final int AFTER_THE_JOURNAL = 3_000;
    private static final int BEFORE_THE_JOURNAL = 1_000;
    private static final long SECONDS_TO_OPEN = 10;

    private final Vertx vertx;
    private final MqttDoor door;
    private final ServerCertificate certificates;
    private final Queue<MqttLoop> loops = new ConcurrentLinkedQueue<>();
    private String deployment = "";

    MqttGateway(Vertx vertx, MqttDoor door, ServerCertificate certificates) {
        this.vertx = vertx;
        this.door = door;
        this.certificates = certificates;
    }

    void start(@Observes @Priority(AFTER_THE_JOURNAL) StartupEvent event) throws InterruptedException {
        if (!door.config().enabled()) {
            return;
        }
        Map<MqttPort, NetServerOptions> listeners = listeners();
        DeploymentOptions options =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        Future<String> opening = vertx.deployVerticle(
                () -> {
                    MqttLoop loop = new MqttLoop(door, listeners);
                    loops.add(loop);
                    return loop;
                },
                options);
        try {
            deployment = opening.toCompletionStage().toCompletableFuture().get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        for (MqttPort port : listeners.keySet()) {
            OptionalInt number = open(port);
            if (number.isPresent()) {
                Log.infof("%s listens on port %d", port.text(), number.getAsInt());
            } else {
                Log.errorf(
                        "%s cannot listen on port %d: another program may use it; set %s to a free one, or to -1",
                        port.text(), port.configured(door.config()), port.setting());
            }
        }
    }

    private Map<MqttPort, NetServerOptions> listeners() {
        Map<MqttPort, NetServerOptions> listeners = new EnumMap<>(MqttPort.class);
        Optional<TlsConfiguration> certificate = certificate();
        for (MqttPort port : MqttPort.values()) {
            boolean wanted = !port.isWebSocket() || port.configured(door.config()) >= 0;
            if (wanted && (!port.isSecured() || certificate.isPresent())) {
                NetServerOptions options = options(port);
                certificate.filter(tls -> port.isSecured()).ifPresent(tls -> {
                    TlsConfigUtils.configure(options, tls);
                    options.setSsl(true).setUseAlpn(false);
                });
                listeners.put(port, options);
            }
        }
        return listeners;
    }

    private Optional<TlsConfiguration> certificate() {
        return certificates.find(door.config().tlsConfiguration(), "tallyman.mqtt.tls-configuration");
    }

    /** New connections get the new certificate; open ones go on. */
    void renew(@Observes CertificateUpdatedEvent event) {
        certificate().ifPresent(tls -> loops.forEach(loop -> loop.renew(tls.getSSLOptions())));
    }

    private NetServerOptions options(MqttPort port) {
        int number = port.configured(door.config());
        return (port.isWebSocket() ? handshakes() : new NetServerOptions())
                .setHost(door.config().host())
                .setPort(number == 0 ? port.any() : number)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setReuseAddress(true);
    }

    /** HTTP knows of upgrades to plain sockets; that and what is in their frames is ours. */
    private static HttpServerOptions handshakes() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    @Override
    public OptionalInt plainPort() {
        return open(MqttPort.PLAIN);
    }

    @Override
    public OptionalInt securedPort() {
        return open(MqttPort.SECURED);
    }

    /** The port of MQTT over WebSocket as it is open now; empty when it is not. */
    public OptionalInt webSocketPort(boolean secured) {
        return open(secured ? MqttPort.WEB_SOCKET_SECURED : MqttPort.WEB_SOCKET);
    }

    private OptionalInt open(MqttPort port) {
        return loops.isEmpty() ? OptionalInt.empty() : loops.element().port(port);
    }

    /** The port of the plain listener, once started. */
    public int port() {
        return plainPort().orElseThrow();
    }

    void stop(@Observes @Priority(BEFORE_THE_JOURNAL) ShutdownEvent event) throws InterruptedException {
        if (deployment.isEmpty()) {
            return;
        }
        long withinMs = door.config().drainWithin().toMillis();
        Future<Void> closed = Future.all(
                        loops.stream().map(loop -> loop.finish(withinMs)).toList())
                .compose(finished -> vertx.undeploy(deployment));
        try {
            closed.toCompletionStage().toCompletableFuture().get(withinMs + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Log.warnf("MQTT was not closed in time: %s", e.getMessage());
        }
    }
}
