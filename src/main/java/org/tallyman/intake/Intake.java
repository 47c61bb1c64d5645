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
import org.tallyman.dialect.Reply;
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
        return receiveAs(device.dialect(), device, link, frame);
    }

    /**
     * What came of a frame.
     *
     * @param reply what the device is told in its own language; empty where the link has words of its own
     */
    public record Answer(Receipt receipt, Optional<Reply> reply) {}

    /** As {@link #receive}, with what the device's language answers. */
    public CompletableFuture<Answer> answer(DeviceView device, String link, Frame frame) {
        Taken taken = take(device, link, frame);
        return taken.kept()
                .thenApply(receipt ->
                        new Answer(receipt, taken.message().decoding().reply()));
    }

    /**
     * A frame on its way into the journal.
     *
     * @param message as it was read
     * @param accepted whether what comes next is read as what follows it: then, should it not be kept, this message is to be
     *     kept and its frame not to be read again
     */
    public record Taken(Message message, boolean accepted, CompletableFuture<Receipt> kept) {}

    /** As {@link #receive}, for a link that offers what was not kept again by itself. */
    public Taken take(DeviceView device, String link, Frame frame) {
        return take(device.dialect(), device, link, frame);
    }

    /** Takes a frame in another language than the device's own, as when we speak for it in neutral JSON. */
    public CompletableFuture<Receipt> receiveAs(String language, DeviceView device, String link, Frame frame) {
        return take(language, device, link, frame).kept();
    }

    private Taken take(String language, DeviceView device, String link, Frame frame) {
        Dialect dialect = dialects.find(language)
                .orElseThrow(() -> new IllegalStateException("device " + device.code() + " speaks no known dialect"));
        boolean own = language.equals(device.dialect());
        String context = dialect.current(
                device.profile(), own ? contexts.getOrDefault(device.id().value(), "") : "");
        Session session = dialect.resume(device.profile(), context);
        Decoding decoding = Decoders.receive(session, frame);
        String next = session.context();
        Message message = new Message(
                device.id(),
                language,
                link,
                frame,
                session.reliedOn(context),
                device.profileVersion(),
                decoding,
                Optional.empty());
        CompletableFuture<Receipt> kept = journal.append(message);
        // A message refused at the door comes again and must find the session as it was.
        boolean accepted = !kept.isCompletedExceptionally();
        if (own && !next.equals(context) && accepted) {
            contexts.put(device.id().value(), next);
        }
        return new Taken(message, accepted, kept.thenApply(receipt -> count(language, receipt)));
    }

    /** Reads one frame of an identified device on a line, in the session of that line. Nothing is kept yet. */
    public Message read(DeviceView device, String link, Frame frame, Session session) {
        String context = session.context();
        Decoding decoding = Decoders.receive(session, frame);
        return new Message(
                device.id(),
                device.dialect(),
                link,
                frame,
                session.reliedOn(context),
                device.profileVersion(),
                decoding,
                Optional.empty());
    }

    /** Keeps what {@link #read} read. An answer that acknowledges may leave only when the future completes. */
    public CompletableFuture<Receipt> keep(Message message) {
        return journal.append(message).thenApply(receipt -> count(message.dialect(), receipt));
    }

    private Receipt count(String dialect, Receipt receipt) {
        metrics.answered(dialect, receipt);
        return receipt;
    }
}
