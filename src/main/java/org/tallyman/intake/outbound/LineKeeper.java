package org.tallyman.intake.outbound;

import java.time.Clock;
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
import org.tallyman.intake.Receipt;

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

    private void keep(DeviceView view, Supplier<CompletableFuture<Receipt>> attempt, Conversation.Listener listener)
            throws InterruptedException {
        listener.waiting(true);
        boolean paused = false;
        while (!kept(view, attempt)) {
            if (!paused) {
                listener.paused(true);
                paused = true;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        if (paused) {
            listener.paused(false);
        }
        listener.waiting(false);
    }

    private boolean kept(DeviceView view, Supplier<CompletableFuture<Receipt>> attempt) throws InterruptedException {
        long started = System.nanoTime();
        try {
            attempt.get().get();
            metrics.acknowledged(LINK, view.dialect(), System.nanoTime() - started);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof JournalException refused)) {
                throw new IllegalStateException("the journal failed", e.getCause());
            }
            metrics.refused(LINK, view.dialect(), refused.reason().code());
            return false;
        }
    }
}
