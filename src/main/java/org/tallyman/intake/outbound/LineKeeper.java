package org.tallyman.intake.outbound;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Session;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Intake;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.Message;

/** Gives what came on one line to the journal and waits until it is durable, however long the journal is away. */
final class LineKeeper {

    static final String LINK = "outbound";

    private static final long PAUSE_MS = 200;

    private final DeviceId device;
    private final String target;
    private final Devices devices;
    private final Intake intake;
    private final LinkMetrics metrics;
    private final Clock clock;

    LineKeeper(DeviceId device, String target, Devices devices, Intake intake, LinkMetrics metrics, Clock clock) {
        this.device = device;
        this.target = target;
        this.devices = devices;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns when the bytes are durable; at once for none. */
    void keep(byte[] bytes, Conversation.Listener listener) throws InterruptedException {
        if (bytes.length == 0) {
            return;
        }
        DeviceView view = view();
        Frame frame = new Frame(target, bytes, clock.instant());
        keep(view, () -> intake.receive(view, LINK, frame), listener);
    }

    /** Reads one frame in the session of a line; {@link #keep(Message, Conversation.Listener)} keeps it. */
    Message read(byte[] bytes, Session session) {
        return intake.read(view(), LINK, new Frame(target, bytes, clock.instant()), session);
    }

    /** Returns when the message is durable. */
    void keep(Message message, Conversation.Listener listener) throws InterruptedException {
        keep(view(), () -> intake.keep(message), listener);
    }

    /** The device as it is now. */
    DeviceView view() {
        return devices.byId(device.value()).orElseThrow();
    }

    private <T> void keep(DeviceView view, Supplier<CompletableFuture<T>> attempt, Conversation.Listener listener)
            throws InterruptedException {
        listener.waiting(true);
        var _ = insist(view, attempt.get(), attempt, listener);
        listener.waiting(false);
    }

    /** Hears of each frame that is durable. */
    interface Kept {
        void kept(int index, Intake.Answer answer);
    }

    /** Returns when all frames are durable, which are given to the journal together and told of in their order. */
    void keep(List<Frame> frames, Conversation.Listener listener, Kept kept) throws InterruptedException {
        DeviceView view = view();
        listener.waiting(true);
        List<CompletableFuture<Intake.Answer>> given =
                frames.stream().map(frame -> intake.answer(view, LINK, frame)).toList();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            kept.kept(i, insist(view, given.get(i), () -> intake.answer(view, LINK, frame), listener));
        }
        listener.waiting(false);
    }

    /** Counts a message that is not to be kept. */
    void refused(String reason) {
        String dialect = devices.byId(device.value()).map(DeviceView::dialect).orElse("unknown");
        metrics.refused(LINK, dialect, reason);
    }

    /** What the journal says in the end, however often it must be asked again. */
    private <T> T insist(
            DeviceView view,
            CompletableFuture<T> first,
            Supplier<CompletableFuture<T>> again,
            Conversation.Listener listener)
            throws InterruptedException {
        Optional<T> answer = outcome(view, first);
        if (answer.isPresent()) {
            return answer.get();
        }
        listener.paused(true);
        while (answer.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            answer = outcome(view, again.get());
        }
        listener.paused(false);
        return answer.get();
    }

    /** Empty when the journal did not take it. */
    private <T> Optional<T> outcome(DeviceView view, CompletableFuture<T> given) throws InterruptedException {
        long started = System.nanoTime();
        try {
            T answer = given.get();
            metrics.acknowledged(LINK, view.dialect(), System.nanoTime() - started);
            return Optional.of(answer);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof JournalException refused)) {
                throw new IllegalStateException("the journal failed", e.getCause());
            }
            metrics.refused(LINK, view.dialect(), refused.reason().code());
            return Optional.empty();
        }
    }
}
