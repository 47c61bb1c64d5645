package org.tallyman.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;

/** The journal, as it is when it has no room for the first messages that it is offered. It remembers what it was offered. */
public class BusyJournal implements Journal {

    private final Journal journal;
    private final int busyFor;
    private final List<Message> offered = new CopyOnWriteArrayList<>();

    /** Busy for so many offers. */
    public BusyJournal(Journal journal, int busyFor) {
        this.journal = journal;
        this.busyFor = busyFor;
    }

    /** A door for links that leads to it. */
    public Intake intake(DialectRegistry dialects, IntakeConfig config) {
        return new Intake(this, dialects, new IntakeMetrics(new SimpleMeterRegistry()), config);
    }

    /** Each message as often as it was offered. */
    public List<Message> offered() {
        return List.copyOf(offered);
    }

    @Override
    public CompletableFuture<Receipt> append(Message message) {
        offered.add(message);
        return offered.size() <= busyFor
                ? CompletableFuture.failedFuture(new JournalException(JournalException.Reason.BUSY, "slow down"))
                : journal.append(message);
    }

    @Override
    public Optional<StoredMessage> find(MessageId id) {
        return journal.find(id);
    }

    @Override
    public List<StoredMessage> ofDevice(DeviceId device, MessageId before, int limit) {
        return journal.ofDevice(device, before, limit);
    }
}
