package org.tallyman.intake.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.Parsed;
import org.tallyman.intake.Message;
import org.tallyman.intake.MessageId;
import org.tallyman.platform.LiveFeed;

/**
 * Sends what waits for a device when it is there: in order, one at a time, each at most once. A command is SENT in the
 * table before its first byte is given to the socket, so whatever dies in between, it is not sent again.
 *
 * <p>Which devices have commands that wait is in memory, so that a frame of any other device costs one look into a map. All
 * SQL, and what is decided by it, happens on one virtual thread, one after the other.
 */
@ApplicationScoped
public class CommandDelivery {

    /** Before the first line is taken. */
    private static final int BEFORE_THE_LINES = 2_900;

    /** After the last line was closed, before the journal. */
    private static final int AFTER_THE_LINES = 1_500;

    private final CommandStore store;
    private final CommandWriter writer;
    private final Ways ways;
    private final Devices devices;
    private final CommandConfig config;
    private final LiveFeed feed;
    private final Clock clock;
    private final CommandWorker worker = new CommandWorker();

    /** Devices for which commands wait, or one was sent that may be answered. */
    private final Map<DeviceId, Waiting> waiting = new ConcurrentHashMap<>();

    /** Whether the last sweep has begun, so that another one may be asked for. */
    private final AtomicBoolean swept = new AtomicBoolean(true);

    /** Devices that are to be looked after, each once. */
    private final Set<DeviceId> due = ConcurrentHashMap.newKeySet();

    CommandDelivery(
            CommandStore store,
            CommandWriter writer,
            Ways ways,
            Devices devices,
            CommandConfig config,
            LiveFeed feed,
            Clock clock,
            MeterRegistry registry) {
        this.store = store;
        this.writer = writer;
        this.ways = ways;
        this.devices = devices;
        this.config = config;
        this.feed = feed;
        this.clock = clock;
        registry.gauge("tallyman.command.devices", waiting, Map::size);
    }

    /**
     * A device in the eyes of this class.
     *
     * @param sent what was sent last and is not settled; null when the next one may be sent
     */
    private record Waiting(@Nullable Sent sent) {
        static final Waiting READY = new Waiting(null);
    }

    /** A command on its way: until when it holds up the next one, and whether an answer is to end that. */
    private record Sent(long id, Instant answerBy, boolean answered, long sentNanos) {

        /** The same once its answer has come, which is written down only then. */
        Sent heard() {
            return new Sent(id, answerBy, false, sentNanos);
        }
    }

    void start(@Observes @Priority(BEFORE_THE_LINES) StartupEvent event) {
        worker.settle(this::load);
    }

    /** Takes up what the table says: what waits, and what may be answered still. */
    private void load() {
        waiting.clear();
        store.devicesThatWait().forEach(device -> waiting.put(device, Waiting.READY));
        store.unanswered(clock.instant())
                .forEach(
                        sent -> waiting.put(sent.device(), new Waiting(new Sent(sent.id(), sent.answerBy(), true, 0))));
        waiting.keySet().forEach(device -> come(device, Optional.empty()));
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommandQueued queued) {
        waiting.putIfAbsent(queued.device(), Waiting.READY);
        come(queued.device(), Optional.empty());
        feed.publish("devices");
    }

    /**
     * A device said something and was answered. Called on event loops, for every frame.
     *
     * @param kept the message that the frame became; empty for one that tells nothing
     * @param way to say something to the device now
     */
    public void heard(Message message, Optional<MessageId> kept, LineDialect dialect, Way way) {
        DeviceId device = message.device();
        Waiting now = waiting.get(device);
        if (now == null) {
            return;
        }
        byte[] frame = message.frame().payload();
        Sent sent = now.sent();
        if (sent == null) {
            if (dialect.takesCommandsAfter(frame)) {
                come(device, Optional.of(way));
            }
        } else if (sent.answered() && message.decoding().rejections().isEmpty()) {
            dialect.answer(frame, message.decoding())
                    .filter(answer -> waiting.replace(device, now, new Waiting(sent.heard())))
                    .ifPresent(answer -> {
                        // 0 where it was sent before the start, by another clock.
                        if (sent.sentNanos() != 0) {
                            way.answered(Duration.ofNanos(System.nanoTime() - sent.sentNanos()));
                        }
                        worker.settle(() -> answered(device, sent.heard(), answer, kept, way));
                    });
        }
    }

    /** A device takes commands from now on. Called on event loops. */
    public void here(DeviceId device, Way way) {
        if (waiting.containsKey(device)) {
            come(device, Optional.of(way));
        }
    }

    private void come(DeviceId device, Optional<Way> way) {
        if (due.add(device)) {
            worker.run(() -> {
                due.remove(device);
                look(device, way);
            });
        }
    }

    /** Sends the next command of a device, if one may be sent and there is a way. */
    private void look(DeviceId device, Optional<Way> heardOn) {
        Waiting now = waiting.get(device);
        if (now != null && now.sent() != null) {
            return;
        }
        if (store.expire(clock.instant()) > 0) {
            feed.publish("devices");
        }
        Optional<DeviceView> view = view(device);
        Optional<Way> way = view.flatMap(ways::to).or(() -> heardOn);
        for (Optional<QueuedCommand> next = store.next(device); next.isPresent(); next = store.next(device)) {
            waiting.put(device, Waiting.READY);
            if (view.isEmpty() || way.isEmpty() || send(view.get(), next.get(), way.get())) {
                return;
            }
        }
        waiting.remove(device);
    }

    private Optional<DeviceView> view(DeviceId device) {
        return devices.byId(device.value()).filter(DeviceView::active);
    }

    /** Whether it is on its way; if not, it failed or was taken back. */
    private boolean send(DeviceView device, QueuedCommand command, Way way) {
        Instant now = clock.instant();
        return switch (writer.write(device, command.type(), command.params(), now)) {
            case Parsed.Refused<byte[]>(var refusal) -> {
                store.failed(command.id(), refusal.sentence(), now);
                feed.publish("devices");
                yield false;
            }
            case Parsed.Ok<byte[]>(byte[] bytes) -> {
                boolean answered = writer.isAnswered(device, command.type());
                Instant answerBy = now.plus(config.answerWithin());
                if (!store.sent(command.id(), bytes, now, answered ? answerBy : null)) {
                    yield false;
                }
                Sent sent = new Sent(command.id(), answerBy, answered, System.nanoTime());
                waiting.put(device.id(), new Waiting(sent));
                feed.publish("devices");
                way.send(bytes, fate -> worker.settle(() -> went(device.id(), sent, fate, way)));
                yield true;
            }
        };
    }

    private void went(DeviceId device, Sent sent, Way.Fate fate, Way way) {
        switch (fate) {
            case WRITTEN -> {
                if (!sent.answered()) {
                    next(device, sent, Optional.of(way));
                }
            }
            case NOT_TAKEN -> {
                store.queueAgain(sent.id());
                next(device, sent, Optional.empty());
            }
            case BROKEN -> {
                store.failed(sent.id(), "The line broke while it was sent; it may have arrived.", clock.instant());
                next(device, sent, Optional.empty());
            }
        }
    }

    private void answered(DeviceId device, Sent sent, CommandAnswer answer, Optional<MessageId> message, Way way) {
        store.answered(sent.id(), answer.done(), answer.text(), message, clock.instant());
        next(device, sent, Optional.of(way));
    }

    /** One is settled: the next may go. */
    private void next(DeviceId device, Sent settled, Optional<Way> way) {
        feed.publish("devices");
        if (waiting.replace(device, new Waiting(settled), Waiting.READY)) {
            come(device, way);
        }
    }

    /** Gives up answers that do not come, and commands whose device does not. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        worker.again();
        if (!waiting.isEmpty() && swept.compareAndSet(true, false)) {
            worker.run(this::sweep);
        }
    }

    private void sweep() {
        swept.set(true);
        Instant now = clock.instant();
        boolean expired = store.expire(now) > 0;
        if (expired) {
            feed.publish("devices");
        }
        waiting.forEach((device, state) -> {
            Sent sent = state.sent();
            if (sent != null && sent.answerBy().isBefore(now)) {
                next(device, sent, Optional.empty());
            } else if (sent == null
                    && (expired || view(device).flatMap(ways::to).isPresent())) {
                come(device, Optional.empty());
            }
        });
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        store.forgetMadeBefore(clock.instant().minus(config.keptFor()));
    }

    void stop(@Observes @Priority(AFTER_THE_LINES) ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }
}
