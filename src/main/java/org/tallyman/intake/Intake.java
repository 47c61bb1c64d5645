package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    private final UnreadFrames unread;
    private final Map<Long, String> contexts = new ConcurrentHashMap<>();

    Intake(Journal journal, DialectRegistry dialects, IntakeMetrics metrics, IntakeConfig config) {
        this.journal = journal;
        this.dialects = dialects;
        this.metrics = metrics;
        this.unread = new UnreadFrames(config.unreadBytesMax());
    }

    /**
     * Takes one frame from an authenticated device. The answer to the device may leave only when the future completes.
     * Never waits: what may take long to read is read on another thread, the frames of one device in their order.
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
        return give(device, link, frame).thenCompose(Given::kept);
    }

    /**
     * A frame that was given to the journal.
     *
     * @param kept completes when it is durable; failed already where there was no room for it
     * @param offer gives it once more
     */
    public record Given(CompletableFuture<Answer> kept, Supplier<CompletableFuture<Given>> offer) {

        /** Gives once more what there was no room for: as it was read, unless its device is to be read otherwise by now. */
        public CompletableFuture<Given> again() {
            return offer.get();
        }
    }

    /**
     * As {@link #answer}, for links that give the frames of a connection one after the other. Completes when the frame was
     * read, which mostly is at once.
     */
    public CompletableFuture<Given> give(DeviceView device, String link, Frame frame) {
        return give(device.dialect(), device, link, frame);
    }

    /**
     * A frame on its way into the journal.
     *
     * @param message as it was read
     * @param accepted whether what comes next is read as what follows it: then, should it not be kept, this message is to be
     *     kept and its frame not to be read again
     */
    public record Taken(Message message, boolean accepted, CompletableFuture<Receipt> kept) {}

    /**
     * A frame that was read.
     *
     * @param own whether in the device's own language
     * @param before the context in which it was read
     * @param after that of what comes next, once this is accepted
     */
    private record Heard(Message message, boolean own, String before, String after) {}

    /** As {@link #receive}, on this thread, for a link that has one of its own and offers what was not kept again by itself. */
    public Taken take(DeviceView device, String link, Frame frame) {
        return offer(read(dialect(device.dialect(), device), device, link, frame));
    }

    /** Takes a frame in another language than the device's own, as when we speak for it in neutral JSON. */
    public CompletableFuture<Receipt> receiveAs(String language, DeviceView device, String link, Frame frame) {
        return give(language, device, link, frame).thenCompose(Given::kept).thenApply(Answer::receipt);
    }

    private Dialect dialect(String language, DeviceView device) {
        return dialects.find(language)
                .orElseThrow(() -> new IllegalStateException("device " + device.code() + " speaks no known dialect"));
    }

    private CompletableFuture<Given> give(String language, DeviceView device, String link, Frame frame) {
        Dialect dialect = dialect(language, device);
        if (!dialect.takesLong()) {
            return CompletableFuture.completedFuture(offer(dialect, device, read(dialect, device, link, frame)));
        }
        Supplier<CompletableFuture<Given>> again = () -> give(language, device, link, frame);
        return unread.inTurn(
                        device.id(),
                        frame.payload().length,
                        () -> offer(dialect, device, read(dialect, device, link, frame)))
                .orElseGet(() -> CompletableFuture.completedFuture(new Given(noRoom(), again)))
                .exceptionally(failure -> new Given(CompletableFuture.failedFuture(failure), again));
    }

    private Given offer(Dialect dialect, DeviceView device, Heard heard) {
        CompletableFuture<Answer> kept = offer(heard)
                .kept()
                .thenApply(receipt ->
                        new Answer(receipt, heard.message().decoding().reply()));
        return new Given(kept, () -> again(dialect, device, heard));
    }

    private CompletableFuture<Given> again(Dialect dialect, DeviceView device, Heard heard) {
        Message message = heard.message();
        return context(dialect, device).equals(heard.before())
                ? CompletableFuture.completedFuture(offer(dialect, device, heard))
                : give(dialect.name(), device, message.link(), message.frame());
    }

    private static CompletableFuture<Answer> noRoom() {
        return CompletableFuture.failedFuture(new JournalException(
                JournalException.Reason.BUSY, "more messages wait to be read than there is room for; slow down"));
    }

    /** What the next frame of a device relies on. */
    private String context(Dialect dialect, DeviceView device) {
        boolean own = dialect.name().equals(device.dialect());
        return dialect.current(
                device.profile(), own ? contexts.getOrDefault(device.id().value(), "") : "");
    }

    private Heard read(Dialect dialect, DeviceView device, String link, Frame frame) {
        String context = context(dialect, device);
        Session session = dialect.resume(device.profile(), context);
        Decoding decoding = Decoders.receive(session, frame);
        String next = session.context();
        Message message = new Message(
                device.id(),
                dialect.name(),
                link,
                frame,
                session.reliedOn(context),
                device.profileVersion(),
                decoding,
                Optional.empty());
        return new Heard(message, dialect.name().equals(device.dialect()), context, next);
    }

    private Taken offer(Heard heard) {
        Message message = heard.message();
        CompletableFuture<Receipt> kept = journal.append(message);
        // A message refused at the door comes again and must find the session as it was.
        boolean accepted = !kept.isCompletedExceptionally();
        if (heard.own() && !heard.after().equals(heard.before()) && accepted) {
            contexts.put(message.device().value(), heard.after());
        }
        return new Taken(message, accepted, kept.thenApply(receipt -> count(message.dialect(), receipt)));
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

    /**
     * The first bytes of a message that is larger than its link takes, as {@link #keep} puts them into quarantine.
     *
     * @param bytesMax what the link takes
     */
    public Message oversized(DeviceView device, String link, Frame frame, int bytesMax) {
        return Unread.oversized(device, link, frame, bytesMax);
    }

    /**
     * The first bytes of what came on a line and is no frame, as {@link #keep} puts them into quarantine.
     *
     * @param bytes how many came
     */
    public Message noFrame(NoFrame kind, DeviceView device, String link, Frame first, long bytes) {
        return Unread.noFrame(kind, device, link, first, bytes);
    }

    private Receipt count(String dialect, Receipt receipt) {
        metrics.answered(dialect, receipt);
        return receipt;
    }
}
