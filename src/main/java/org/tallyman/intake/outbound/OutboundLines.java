package org.tallyman.intake.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Intake;
import org.tallyman.intake.LastHeard;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.LineSource;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.Losses;
import org.tallyman.intake.RateLimit;
import org.tallyman.intake.line.LineGateway;
import org.tallyman.intake.line.LineTalk;
import org.tallyman.platform.LiveFeed;

/** Runs a line for each device that is to be called, while it is to be called. */
@ApplicationScoped
class OutboundLines implements LineSource {

    private static final int AFTER_THE_LINES = 3_100;
    private static final int BEFORE_THE_LINES = 900;
    private static final long LOOK_EVERY_MS = 500;

    private final OutboundLinkStore store;
    private final BrokerSessions sessions;
    private final OutboundConfig config;
    private final Devices devices;
    private final DialectRegistry dialects;
    private final Intake intake;
    private final RateLimit rates;
    private final DeniedNetworks denied;
    private final LastHeard lastHeard;
    private final ByteBudget budget;
    private final LineGateway gateway;
    private final LinkMetrics metrics;
    private final Losses losses;
    private final LiveFeed feed;
    private final Clock clock;
    private final Map<DeviceId, Running> lines = new ConcurrentHashMap<>();
    private final Thread watch = Thread.ofPlatform().name("outbound").unstarted(this::watch);
    private volatile boolean stopping;

    OutboundLines(
            OutboundLinkStore store,
            BrokerSessions sessions,
            OutboundConfig config,
            Devices devices,
            DialectRegistry dialects,
            Intake intake,
            RateLimit rates,
            DeniedNetworks denied,
            LastHeard lastHeard,
            LineGateway gateway,
            LinkMetrics metrics,
            Losses losses,
            LiveFeed feed,
            Clock clock,
            MeterRegistry registry) {
        this.store = store;
        this.sessions = sessions;
        this.config = config;
        this.devices = devices;
        this.dialects = dialects;
        this.intake = intake;
        this.rates = rates;
        this.denied = denied;
        this.lastHeard = lastHeard;
        this.budget = new ByteBudget(config.waitingBytesMax());
        this.gateway = gateway;
        this.metrics = metrics;
        this.losses = losses;
        this.feed = feed;
        this.clock = clock;
        registry.gauge("tallyman.outbound.lines", lines, Map::size);
        registry.gauge("tallyman.outbound.lines.up", lines, OutboundLines::countUp);
    }

    private record Running(SupervisedLine line, Thread thread) {}

    /** How the line to a device is; empty when it is not called now. */
    Optional<LinkState> state(DeviceId device) {
        return Optional.ofNullable(lines.get(device))
                .map(running -> running.line().state());
    }

    @Override
    public Map<DeviceId, LineNow> lines() {
        Map<DeviceId, LineNow> now = new HashMap<>();
        lines.forEach((device, running) -> now.put(device, running.line().now()));
        return now;
    }

    /** What was heard of a device where Tallyman speaks to it; nothing when it is not called now. */
    LineTalk told(DeviceId device) {
        Running running = lines.get(device);
        return running == null ? LineTalk.NOTHING : running.line().told();
    }

    void start(@Observes @Priority(AFTER_THE_LINES) StartupEvent event) {
        if (config.enabled()) {
            watch.start();
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                look();
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            adapt();
            lines.values().forEach(running -> running.line().hangUpIfSilent());
        } catch (RuntimeException e) {
            // The outermost edge: while the tables cannot be read the lines go on as they are.
            Log.warnf("The outbound links cannot be read: %s", e.getMessage());
        }
    }

    /** Starts and stops lines so that exactly those run that are to. */
    private void adapt() throws InterruptedException {
        Map<DeviceId, OutboundLink> wanted =
                store.all().stream().filter(this::due).collect(Collectors.toMap(OutboundLink::device, link -> link));
        List<Running> unwanted = lines.values().stream()
                .filter(running -> {
                    OutboundLink link = running.line().link();
                    return !link.equals(wanted.get(link.device()));
                })
                .toList();
        if (!unwanted.isEmpty()) {
            end(unwanted);
            unwanted.forEach(running -> lines.remove(running.line().link().device()));
            feed.publish("devices");
        }
        wanted.values().forEach(link -> lines.computeIfAbsent(link.device(), device -> run(link)));
        lines.forEach((id, running) ->
                devices.byId(id.value()).ifPresent(device -> running.line().go(device.profile())));
    }

    private boolean due(OutboundLink link) {
        return !link.suspended()
                && devices.byId(link.device().value())
                        .filter(DeviceView::active)
                        .flatMap(device -> LinkKind.of(device, dialects, link.address()))
                        .isPresent();
    }

    private Supplier<Conversation> conversations(OutboundLink link) {
        DeviceView device = devices.byId(link.device().value()).orElseThrow();
        return switch (LinkKind.of(device, dialects, link.address()).orElseThrow()) {
            case STREAM -> {
                LineKeeper keeper = keeper(link, "GET " + ImpinjStream.PATH);
                yield () -> new ImpinjStream(link, config, keeper);
            }
            case LLRP -> () -> new LineCall(link, config, devices, gateway);
            case TEXT -> {
                LineKeeper keeper = keeper(link, "");
                yield () -> new TextLines(link.address(), config, keeper, metrics);
            }
            case MODBUS -> {
                LineKeeper keeper = keeper(link, "");
                ModbusAddress address = ModbusAddress.of(link.address()).orElseThrow();
                yield () -> new ModbusPolls(address, config, keeper, clock);
            }
            case MQTT -> {
                LineKeeper keeper = keeper(link, "");
                BrokerCalls calls = new BrokerCalls(link, device.code(), config);
                yield () -> new BrokerSubscription(link, calls, sessions, config, keeper, budget, clock);
            }
        };
    }

    private LineKeeper keeper(OutboundLink link, String target) {
        return new LineKeeper(link.device(), target, devices, intake, rates, metrics, losses, clock);
    }

    private Running run(OutboundLink link) {
        SupervisedLine line = new SupervisedLine(
                link,
                conversations(link),
                denied,
                lastHeard,
                new Backoff(config.retryMin(), config.retryMax(), RandomGenerator.getDefault()),
                clock,
                () -> feed.publish("devices"));
        // Reading a serial port is a call of the operating system that would hold a carrier of virtual threads.
        Thread.Builder thread = SerialAddress.of(link.address()).isPresent()
                ? Thread.ofPlatform().daemon()
                : Thread.ofVirtual();
        return new Running(
                line, thread.name("outbound-" + link.device().value()).start(line));
    }

    /** Hangs up on all, and waits for what is on its way into the journal. */
    void stop(@Observes @Priority(BEFORE_THE_LINES) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        watch.interrupt();
        watch.join();
        end(List.copyOf(lines.values()));
    }

    /** Hangs up on these, which wait together for what is on its way into the journal. */
    private void end(List<Running> ending) throws InterruptedException {
        ending.forEach(running -> running.line().stop());
        long end = System.nanoTime() + config.drainWithin().toNanos();
        for (Running running : ending) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            running.thread().join(Math.max(1, leftMs));
            running.thread().interrupt();
        }
    }

    private static double countUp(Map<DeviceId, Running> lines) {
        return lines.values().stream()
                .filter(running -> running.line().state().up())
                .count();
    }
}
