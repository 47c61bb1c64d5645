package org.tallyman.intake.line;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceView;
import org.tallyman.device.LineAddress;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.intake.ServerCertificate;

/**
 * Opens the port of a language while a device that calls in it is registered, over TCP on one event loop a core, and over UDP
 * where devices say who they are: the address from which a datagram comes, anybody may write on it.
 */
@ApplicationScoped
public class LineGateway implements LineAddress {

    private static final int AFTER_THE_JOURNAL = 3_000;
    private static final int BEFORE_THE_JOURNAL = 1_000;
    private static final long SECONDS_TO_OPEN = 10;

    /** Below it any free port is asked for over TLS: one negative number for each language, and none of those in clear. */
    private static final int SECURED = -100_000;

    private final Vertx vertx;
    private final LineDoor door;
    private final DialectRegistry dialects;
    private final ServerCertificate certificates;
    private final LineCrowd crowd;
    private final List<LineLoop> loops = new CopyOnWriteArrayList<>();
    private final Map<String, OpenPort> open = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private long seen = -1;
    private boolean stopping;

    LineGateway(
            Vertx vertx,
            LineDoor door,
            DialectRegistry dialects,
            ServerCertificate certificates,
            MeterRegistry registry) {
        this.vertx = vertx;
        this.door = door;
        this.dialects = dialects;
        this.certificates = certificates;
        this.crowd = new LineCrowd(door.config());
        registry.gauge("tallyman.line.connections", crowd, LineCrowd::size);
    }

    /** The open ports of a language: the numbers, and the datagrams where it takes some. */
    private record OpenPort(int number, OptionalInt secured, Optional<Datagrams> datagrams) {

        Future<Void> shutDatagrams() {
            return datagrams.map(Datagrams::shut).orElseGet(Future::succeededFuture);
        }
    }

    void start(@Observes @Priority(AFTER_THE_JOURNAL) StartupEvent event) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < cores; i++) {
            LineLoop loop = new LineLoop(door, crowd);
            await(vertx.deployVerticle(loop, new DeploymentOptions()));
            loops.add(loop);
        }
        if (door.config().enabled()) {
            adapt();
        }
    }

    /**
     * Opens a line to a device instead of waiting for its call. The line lives until it breaks or is left.
     *
     * @param options with times and, where it is wanted, TLS
     */
    public CalledLine call(DeviceView device, String host, int port, NetClientOptions options, LineWatch watch) {
        CalledLine line = new CalledLine(device, watch);
        if (dialects.find(device.dialect()).orElse(null) instanceof LineDialect dialect && !loops.isEmpty()) {
            loops.get(Math.floorMod(device.id().value(), loops.size())).call(dialect, host, port, options, line);
        } else {
            line.ended("devices that speak " + device.dialect() + " cannot be called now");
        }
        return line;
    }

    /** The port of a language; empty while it is shut. */
    public OptionalInt port(String dialect) {
        OpenPort port = open.get(dialect);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port.number());
    }

    /** The port of a language over TLS; empty while there is none. */
    public OptionalInt securedPort(String dialect) {
        OpenPort port = open.get(dialect);
        return port == null ? OptionalInt.empty() : port.secured();
    }

    /** Also before the port is open: it opens with the first device of its language. */
    @Override
    public OptionalInt linePort(String dialect) {
        OptionalInt now = port(dialect);
        if (now.isPresent() || !door.config().enabled()) {
            return now;
        }
        return dialects.find(dialect).orElse(null) instanceof LineDialect line && configured(line) > 0
                ? OptionalInt.of(configured(line))
                : OptionalInt.empty();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        if (door.config().enabled()
                && !loops.isEmpty()
                && door.devices().snapshot().version() != seen) {
            adapt();
        }
    }

    /** Opens and shuts ports so that exactly those are open in whose language a registered device may call. */
    private synchronized void adapt() throws InterruptedException {
        if (stopping) {
            return;
        }
        seen = door.devices().snapshot().version();
        Set<String> wanted = door.devices().snapshot().devices().stream()
                .filter(device -> device.active() && device.identifier() != null)
                .map(DeviceView::dialect)
                .collect(Collectors.toUnmodifiableSet());
        for (String name : Set.copyOf(open.keySet())) {
            if (!wanted.contains(name)) {
                shut(name);
            }
        }
        for (String name : wanted) {
            Dialect dialect = dialects.find(name).orElse(null);
            if (dialect instanceof LineDialect line && !open.containsKey(name) && configured(line) >= 0) {
                open(line);
            }
        }
    }

    private int configured(LineDialect dialect) {
        Integer port = door.config().port().get(dialect.name());
        return port != null ? port : door.config().anyPort() ? 0 : dialect.port();
    }

    private void open(LineDialect dialect) throws InterruptedException {
        int port = configured(dialect);
        try {
            int number = listen(dialect, options(port == 0 ? -1 - dialect.port() : port));
            Optional<Datagrams> datagrams = datagrams(dialect, number);
            OptionalInt secured = secured(dialect);
            open.put(dialect.name(), new OpenPort(number, secured, datagrams));
            failing.remove(dialect.name());
            Log.infof(
                    "Lines of %s are taken on port %d, TCP%s%s",
                    dialect.name(),
                    number,
                    datagrams.isPresent() ? " and UDP" : "",
                    secured.isPresent() ? ", and " + secured.getAsInt() + " over TLS" : "");
        } catch (IllegalStateException e) {
            loops.forEach(loop -> loop.shut(dialect.name()));
            // Whoever holds the port may let it go: the next look tries again.
            seen = -1;
            if (failing.add(dialect.name())) {
                Log.errorf(
                        "Port %d for lines of %s cannot be opened: %s. Set TALLYMAN_LINE_PORT_%s to a free one",
                        port, dialect.name(), e.getMessage(), dialect.name().toUpperCase(Locale.ROOT));
            }
        }
    }

    /** On each loop; Vert.x shares a port of its choice between them when it is asked for one negative number. */
    private int listen(LineDialect dialect, NetServerOptions options) throws InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        for (LineLoop loop : loops) {
            numbers.add(await(loop.listen(dialect, options)));
        }
        return numbers.getFirst();
    }

    /** Another program may have this port: the language goes on without it. */
    private OptionalInt secured(LineDialect dialect) throws InterruptedException {
        int port = configuredSecured(dialect);
        if (port < 0) {
            return OptionalInt.empty();
        }
        try {
            Optional<TlsConfiguration> certificate = certificate();
            if (certificate.isEmpty()) {
                return OptionalInt.empty();
            }
            NetServerOptions options = options(port == 0 ? SECURED - dialect.port() : port);
            TlsConfigUtils.configure(options, certificate.get());
            return OptionalInt.of(listen(dialect, options.setSsl(true).setUseAlpn(false)));
        } catch (IllegalStateException e) {
            Log.errorf(
                    "Port %d for lines of %s over TLS cannot be opened: %s. Set TALLYMAN_LINE_TLS_PORT_%s to a free one, or to -1",
                    port, dialect.name(), e.getMessage(), dialect.name().toUpperCase(Locale.ROOT));
            return OptionalInt.empty();
        }
    }

    private int configuredSecured(LineDialect dialect) {
        Integer port = door.config().tlsPort().get(dialect.name());
        if (port != null) {
            return port;
        }
        return dialect.securedPort() == 0 ? -1 : door.config().anyPort() ? 0 : dialect.securedPort();
    }

    private Optional<TlsConfiguration> certificate() {
        return certificates.find(door.config().tlsConfiguration(), "tallyman.line.tls-configuration");
    }

    /** New lines get the new certificate; open ones go on. */
    void renew(@Observes CertificateUpdatedEvent event) {
        certificate().ifPresent(tls -> loops.forEach(loop -> loop.renew(tls.getSSLOptions())));
    }

    private Optional<Datagrams> datagrams(LineDialect dialect, int port) throws InterruptedException {
        if (dialect.knownByAddress()) {
            return Optional.empty();
        }
        Datagrams datagrams = new Datagrams(vertx, dialect, door);
        await(datagrams.listen(port, door.config().host()));
        return Optional.of(datagrams);
    }

    private NetServerOptions options(int port) {
        return new NetServerOptions()
                .setHost(door.config().host())
                .setPort(port)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setReuseAddress(true)
                .setReceiveBufferSize(16_384);
    }

    private void shut(String dialect) {
        OpenPort port = open.remove(dialect);
        loops.forEach(loop -> loop.shut(dialect));
        if (port != null) {
            var _ = port.shutDatagrams();
            Log.infof("Port %d for lines of %s is shut: no device calls in it any more", port.number(), dialect);
        }
    }

    private static <T> T await(Future<T> future) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    void stop(@Observes @Priority(BEFORE_THE_JOURNAL) ShutdownEvent event) throws InterruptedException {
        List<OpenPort> ports;
        synchronized (this) {
            stopping = true;
            ports = List.copyOf(open.values());
        }
        long withinMs = door.config().drainWithin().toMillis();
        List<Future<Void>> closing = new ArrayList<>();
        ports.forEach(port -> closing.add(port.shutDatagrams()));
        loops.forEach(loop -> closing.add(loop.finish(withinMs)));
        try {
            Future.all(closing).toCompletionStage().toCompletableFuture().get(withinMs + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Log.warnf("Lines were not closed in time: %s", e.getMessage());
        }
    }
}
