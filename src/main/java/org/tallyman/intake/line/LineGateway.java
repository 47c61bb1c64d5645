package org.tallyman.intake.line;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
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

/**
 * Opens the port of a language while a device that calls in it is registered, over TCP on one event loop a core, and over UDP
 * where devices say who they are: the address from which a datagram comes, anybody may write on it.
 */
@ApplicationScoped
public class LineGateway implements LineAddress {

    private static final int AFTER_THE_JOURNAL = 3_000;
    private static final int BEFORE_THE_JOURNAL = 1_000;
    private static final long SECONDS_TO_OPEN = 10;

    private final Vertx vertx;
    private final LineDoor door;
    private final DialectRegistry dialects;
    private final LineCrowd crowd;
    private final List<LineLoop> loops = new CopyOnWriteArrayList<>();
    private final Map<String, OpenPort> open = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private long seen = -1;
    private boolean stopping;

    LineGateway(Vertx vertx, LineDoor door, DialectRegistry dialects, MeterRegistry registry) {
        this.vertx = vertx;
        this.door = door;
        this.dialects = dialects;
        this.crowd = new LineCrowd(door.config());
        registry.gauge("tallyman.line.connections", crowd, LineCrowd::size);
    }

    /** An open port: the number, and its datagrams where it takes some. */
    private record OpenPort(int number, Optional<Datagrams> datagrams) {

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
            List<Integer> numbers = new ArrayList<>();
            for (LineLoop loop : loops) {
                // Vert.x shares a port of its choice between event loops when it is asked for one negative number.
                numbers.add(await(loop.listen(dialect, options(port == 0 ? -1 - dialect.port() : port))));
            }
            Optional<Datagrams> datagrams = datagrams(dialect, numbers.getFirst());
            open.put(dialect.name(), new OpenPort(numbers.getFirst(), datagrams));
            failing.remove(dialect.name());
            Log.infof(
                    "Lines of %s are taken on port %d, TCP%s",
                    dialect.name(), numbers.getFirst(), datagrams.isPresent() ? " and UDP" : "");
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
