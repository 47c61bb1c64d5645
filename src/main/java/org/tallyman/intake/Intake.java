package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Session;

/** The one door for links: decodes a frame in its device's language and gives it to the journal. */
@ApplicationScoped
public class Intake {

    private final Journal journal;
    private final DialectRegistry dialects;
    private final IntakeMetrics metrics;
    private final Map<Long, String> contexts = new ConcurrentHashMap<>();

    Intake(Journal journal, DialectRegistry dialects, IntakeMetrics metrics) {
        this.journal = journal;
        this.dialects = dialects;
        this.metrics = metrics;
    }

    /**
     * Takes one frame from an authenticated device. The answer to the device may leave only when the future completes.
     *
     * @param link how it came: {@code http}, {@code mqtt}
     */
    public CompletableFuture<Receipt> receive(DeviceView device, String link, Frame frame) {
        Dialect dialect = dialects.find(device.dialect())
                .orElseThrow(() -> new IllegalStateException("device " + device.code() + " speaks no known dialect"));
        String context = contexts.getOrDefault(device.id().value(), "");
        Session session = dialect.resume(device.profile(), context);
        Decoding decoding = Decoders.receive(session, frame);
        String next = session.context();
        if (!next.equals(context)) {
            contexts.put(device.id().value(), next);
        }
        Message message = new Message(device.id(), device.dialect(), link, frame, context, decoding, Optional.empty());
        return journal.append(message).thenApply(this::count);
    }

    private Receipt count(Receipt receipt) {
        metrics.answered(receipt);
        return receipt;
    }
}
