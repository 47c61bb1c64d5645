package org.tallyman.intake.outbound;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Intake;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.LinkMetrics;
import org.tallyman.intake.Losses;
import org.tallyman.intake.Message;
import org.tallyman.intake.RateLimit;
import org.tallyman.intake.Receipt;

/** Gives what came on one line to the journal and waits until it is durable, however long the journal is away. */
final class LineKeeper {

    static final String LINK = "outbound";

    private static final long PAUSE_MS = 200;
    private static final long RATE_PAUSE_MS = 20;

    private final DeviceId device;
    private final String target;
    private final Devices devices;
    private final Intake intake;
    private final RateLimit rates;
    private final LinkMetrics metrics;
    private final Losses losses;
    private final Clock clock;

    LineKeeper(
            DeviceId device,
            String target,
            Devices devices,
            Intake intake,
            RateLimit rates,
            LinkMetrics metrics,
            Losses losses,
            Clock clock) {
        this.device = device;
        this.target = target;
        this.devices = devices;
        this.intake = intake;
        this.rates = rates;
        this.metrics = metrics;
        this.losses = losses;
        this.clock = clock;
    }

    /** Returns when the bytes are durable; at once for none. */
    void keep(byte[] bytes, Conversation.Listener listener) throws InterruptedException {
        if (bytes.length > 0) {
            keep(List.of(new Frame(target, bytes, clock.instant())), listener, (index, reply) -> {});
        }
    }

    /** Reads one frame in the session of a line; {@link #keep(Message, Conversation.Listener)} keeps it. */
    Message read(byte[] bytes, Session session) {
        return intake.read(view(), LINK, new Frame(target, bytes, clock.instant()), session);
    }

    /** Returns when the message is durable. */
    void keep(Message message, Conversation.Listener listener) throws InterruptedException {
        listener.waiting(true);
        keepPace();
        insist(message, intake.keep(message), listener);
        listener.waiting(false);
    }

    /** The device as it is now. */
    DeviceView view() {
        return devices.byId(device.value()).orElseThrow();
    }

    /** Hears of each frame that is durable, with what its sender is answered. */
    interface Kept {
        void kept(int index, Optional<Reply> reply);
    }

    /** Returns when all frames are durable, which are given to the journal together and told of in their order. */
    void keep(List<Frame> frames, Conversation.Listener listener, Kept kept) throws InterruptedException {
        listener.waiting(true);
        int done = 0;
        while (done < frames.size()) {
            List<Intake.Taken> taken = offer(frames.subList(done, frames.size()));
            if (taken.isEmpty()) {
                listener.paused(true);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
            for (Intake.Taken each : taken) {
                insist(each.message(), each.kept(), listener);
                kept.kept(done, each.message().decoding().reply());
                done++;
            }
        }
        listener.waiting(false);
    }

    /** Those of the frames that the journal takes now: what stands behind one that it does not is to be read after that. */
    private List<Intake.Taken> offer(List<Frame> frames) throws InterruptedException {
        DeviceView view = view();
        List<Intake.Taken> taken = new ArrayList<>();
        for (Frame frame : frames) {
            keepPace();
            Intake.Taken next = intake.take(view, LINK, frame);
            if (!next.accepted()) {
                isKept(next.message(), next.kept());
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    /** Waits until one more message of the device may pass. */
    private void keepPace() throws InterruptedException {
        while (!rates.allows(device)) {
            TimeUnit.MILLISECONDS.sleep(RATE_PAUSE_MS);
        }
    }

    /** One message was dropped that nobody sends again. */
    void lost() {
        losses.count(device, LINK, view().dialect());
    }

    /** Counts a message that is not to be kept. */
    void refused(String reason) {
        String dialect = devices.byId(device.value()).map(DeviceView::dialect).orElse("unknown");
        metrics.refused(LINK, dialect, reason, device);
    }

    /** Returns when the first bytes of a message are durable that is larger than it may be; counts it as refused. */
    void keepOversized(Frame frame, int bytesMax, Conversation.Listener listener) throws InterruptedException {
        refused("too-large");
        keep(intake.oversized(view(), LINK, frame, bytesMax), listener);
    }

    /**
     * Returns when the journal has it, however often that must be asked. The message stays as it was read first: what came
     * behind it has been read since.
     */
    private void insist(Message message, CompletableFuture<Receipt> first, Conversation.Listener listener)
            throws InterruptedException {
        boolean kept = isKept(message, first);
        while (!kept) {
            listener.paused(true);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            kept = isKept(message, intake.keep(message));
        }
        listener.paused(false);
    }

    private boolean isKept(Message message, CompletableFuture<Receipt> given) throws InterruptedException {
        long started = System.nanoTime();
        try {
            given.get();
            metrics.acknowledged(LINK, message.dialect(), System.nanoTime() - started);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof JournalException refused)) {
                throw new IllegalStateException("the journal failed", e.getCause());
            }
            metrics.refused(LINK, message.dialect(), refused.reason().code());
            return false;
        }
    }
}
