package org.tallyman.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.tallyman.ident.DeviceId;

/** The journal in PostgreSQL: one writer, readers on their own connections. */
@ApplicationScoped
class PostgresJournal implements Journal {

    /** Blocks read at once when looking for a device's messages. */
    private static final int BLOCKS_PER_READ = 16;

    private final JournalQueue queue;
    private final JournalWriter writer;
    private final Thread thread;
    private final BlockStore blocks;
    private final DataSource dataSource;

    PostgresJournal(JournalParts parts, FoldLoop fold, MeterRegistry registry) {
        this.queue = new JournalQueue(parts.config());
        this.blocks = parts.blocks();
        this.dataSource = parts.dataSource();
        this.writer = new JournalWriter(queue, parts, fold::offer);
        this.thread = Thread.ofPlatform().name("journal-writer").unstarted(writer);
        registry.gauge("tallyman.journal.queue", queue, JournalQueue::size);
        registry.gauge("tallyman.journal.queue.bytes", queue, JournalQueue::bytes);
    }

    void start() {
        thread.start();
    }

    /** Keeps what waits, then stops writing. */
    void stop() throws InterruptedException {
        queue.close();
        thread.join();
    }

    /** Why messages cannot be kept at the moment; empty while they can. */
    Optional<String> trouble() {
        return writer.trouble();
    }

    boolean alive() {
        return thread.isAlive();
    }

    @Override
    public CompletableFuture<Receipt> append(Message message) {
        return queue.offer(message);
    }

    @Override
    public Optional<StoredMessage> find(MessageId id) {
        return read(connection -> blocks.find(id.block(), connection))
                .map(StoredBlock::messages)
                .filter(messages -> id.index() < messages.size())
                .map(messages -> messages.get(id.index()));
    }

    @Override
    public List<StoredMessage> ofDevice(DeviceId device, MessageId before, int limit) {
        return read(connection -> {
            List<StoredMessage> found = new ArrayList<>();
            long newest = before.block();
            while (found.size() < limit) {
                List<StoredBlock> read = blocks.ofDevice(device, newest, BLOCKS_PER_READ, connection);
                read.forEach(block -> block.messages().reversed().stream()
                        .filter(message -> message.device().equals(device))
                        .filter(message -> message.id().compareTo(before) < 0)
                        .forEach(found::add));
                if (read.size() < BLOCKS_PER_READ) {
                    break;
                }
                newest = read.getLast().id() - 1;
            }
            return found.subList(0, Math.min(limit, found.size()));
        });
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the journal could not be read", e);
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
