package org.tallyman.intake.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
    private final OutboundConfig config;
    private final Devices devices;
    private final DialectRegistry dialects;
    private final Intake intake;
    private final LastHeard lastHeard;
    private final LineGateway gateway;
    private final LinkMetrics metrics;
    private final LiveFeed feed;
    private final Clock clock;
    private final Map<DeviceId, Running> lines = new ConcurrentHashMap<>();
    private final Thread watch = Thread.ofPlatform().name("outbound").unstarted(this::watch);
    private volatile boolean stopping;

    OutboundLines(
            OutboundLinkStore store,
            OutboundConfig config,
            Devices devices,
            DialectRegistry dialects,
            Intake intake,
            LastHeard lastHeard,
            LineGateway gateway,
            LinkMetrics metrics,
            LiveFeed feed,
            Clock clock,
            MeterRegistry registry) {
        this.store = store;
        this.config = config;
        this.devices = devices;
        this.dialects = dialects;
        this.intake = intake;
        this.lastHeard = lastHeard;
        this.gateway = gateway;
        this.metrics = metrics;
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
        for (Running running : List.copyOf(lines.values())) {
            OutboundLink link = running.line().link();
            if (!link.equals(wanted.get(link.device()))) {
                running.line().stop();
                running.thread().join(config.drainWithin());
                running.thread().interrupt();
                lines.remove(link.device());
                feed.publish("devices");
            }
        }
        wanted.values().forEach(link -> lines.computeIfAbsent(link.device(), device -> run(link)));
        lines.forEach((id, running) ->
                devices.byId(id.value()).ifPresent(device -> running.line().go(device.profile())));
    }

    private boolean due(OutboundLink link) {
        return devices.byId(link.device().value())
                .filter(DeviceView::active)
                .flatMap(device -> LinkKind.of(device, dialects, link.address()))
                .isPresent();
    }

    private Supplier<Conversation> conversations(OutboundLink link) {
        DeviceView device = devices.byId(link.device().value()).orElseThrow();
        return switch (LinkKind.of(device, dialects, link.address()).orElseThrow()) {
            case STREAM -> {
                LineKeeper keeper =
                        new LineKeeper(link.device(), "GET " + ImpinjStream.PATH, devices, intake, metrics, clock);
                yield () -> new ImpinjStream(link, config, keeper);
            }
            case LLRP -> () -> new LineCall(link, config, devices, gateway);
            case TEXT -> {
                LineKeeper keeper = new LineKeeper(link.device(), "", devices, intake, metrics, clock);
                yield () -> new TextLines(link.address(), config, keeper, metrics);
            }
            case MODBUS -> {
                LineKeeper keeper = new LineKeeper(link.device(), "", devices, intake, metrics, clock);
                ModbusAddress address = ModbusAddress.of(link.address()).orElseThrow();
                yield () -> new ModbusPolls(address, config, keeper, clock);
            }
            case MQTT -> {
                LineKeeper keeper = new LineKeeper(link.device(), "", devices, intake, metrics, clock);
                BrokerCalls calls = new BrokerCalls(link, device.code(), config);
                yield () -> new BrokerSubscription(link, calls, config, keeper, clock);
            }
        };
    }

    private Running run(OutboundLink link) {
        SupervisedLine line = new SupervisedLine(
                link,
                conversations(link),
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
        List<Running> all = new ArrayList<>(lines.values());
        all.forEach(running -> running.line().stop());
        Instant end = Instant.now(clock).plus(config.drainWithin());
        for (Running running : all) {
            long leftMs = Math.max(1, end.toEpochMilli() - clock.millis());
            running.thread().join(leftMs);
            running.thread().interrupt();
        }
    }

    private static double countUp(Map<DeviceId, Running> lines) {
        return lines.values().stream()
                .filter(running -> running.line().state().up())
                .count();
    }
}
