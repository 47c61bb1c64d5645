package org.tallyman.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;

/** A journal that has no room for the first messages that it is offered, then for all. It remembers what it was offered. */
public final class BusyJournal implements Journal {

    private final int busyFor;
    private final List<Message> offered = new CopyOnWriteArrayList<>();

    /** Busy for so many offers. */
    public BusyJournal(int busyFor) {
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
                : CompletableFuture.completedFuture(new Receipt(
                        new MessageId(offered.size()),
                        false,
                        message.decoding().elements().size(),
                        0,
                        message.decoding().rejections()));
    }

    @Override
    public Optional<StoredMessage> find(MessageId id) {
        return Optional.empty();
    }

    @Override
    public List<StoredMessage> ofDevice(DeviceId device, MessageId before, int limit) {
        return List.of();
    }

    @Override
    public List<StoredBlock> blocksAfter(long block, int limit) {
        return List.of();
    }

    @Override
    public List<StoredBlock> blocksOfDevice(DeviceId device, long oldest, int limit) {
        return List.of();
    }
}
