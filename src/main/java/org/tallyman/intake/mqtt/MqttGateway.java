package org.tallyman.intake.mqtt;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallyman.device.MqttAddress;

/** Opens the MQTT ports once the journal runs, on one event loop a core, and closes them before it stops. */
@ApplicationScoped
public class MqttGateway implements MqttAddress {

    private static final int AFTER_THE_JOURNAL = 3_000;
    private static final int BEFORE_THE_JOURNAL = 1_000;
    private static final long SECONDS_TO_OPEN = 10;

    private final Vertx vertx;
    private final MqttDoor door;
    private final TlsConfigurationRegistry certificates;
    private final Queue<MqttLoop> loops = new ConcurrentLinkedQueue<>();
    private String deployment = "";

    MqttGateway(Vertx vertx, MqttDoor door, TlsConfigurationRegistry certificates) {
        this.vertx = vertx;
        this.door = door;
        this.certificates = certificates;
    }

    void start(@Observes @Priority(AFTER_THE_JOURNAL) StartupEvent event) throws InterruptedException {
        if (!door.config().enabled()) {
            return;
        }
        List<NetServerOptions> listeners = listeners();
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
            throw new IllegalStateException(
                    "MQTT cannot listen on port " + door.config().port()
                            + ": another program may use it; set TALLYMAN_MQTT_PORT to a free one",
                    e);
        }
        Log.infof("MQTT listens on port %d", port());
        securedPort().ifPresent(port -> Log.infof("MQTT over TLS listens on port %d", port));
    }

    private List<NetServerOptions> listeners() {
        MqttConfig config = door.config();
        List<NetServerOptions> listeners = new ArrayList<>();
        listeners.add(options(config.port(), -1));
        certificate().ifPresent(tls -> {
            NetServerOptions secured = options(config.tlsPort(), -2);
            TlsConfigUtils.configure(secured, tls);
            listeners.add(secured.setSsl(true));
        });
        return listeners;
    }

    private Optional<TlsConfiguration> certificate() {
        Optional<String> name = door.config().tlsConfiguration();
        if (name.isEmpty()) {
            return certificates.getDefault().filter(tls -> tls.getKeyStoreOptions() != null);
        }
        return Optional.of(certificates
                .get(name.get())
                .orElseThrow(() -> new IllegalStateException(
                        "tallyman.mqtt.tls-configuration names " + name.get() + ", which is not configured")));
    }

    /** New connections get the new certificate; open ones go on. */
    void renew(@Observes CertificateUpdatedEvent event) {
        certificate().ifPresent(tls -> loops.forEach(loop -> loop.renew(tls.getSSLOptions())));
    }

    /** Vert.x shares a port of its choice between event loops when it is asked for one negative number. */
    private NetServerOptions options(int port, int anyPort) {
        return new NetServerOptions()
                .setHost(door.config().host())
                .setPort(port == 0 ? anyPort : port)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setReuseAddress(true);
    }

    @Override
    public OptionalInt plainPort() {
        return loops.isEmpty() ? OptionalInt.empty() : OptionalInt.of(port());
    }

    @Override
    public OptionalInt securedPort() {
        return loops.isEmpty()
                ? OptionalInt.empty()
                : loops.element().ports().stream()
                        .skip(1)
                        .mapToInt(Integer::intValue)
                        .findFirst();
    }

    /** The port of the plain listener, once started. */
    public int port() {
        return loops.element().ports().getFirst();
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
