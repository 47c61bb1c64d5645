package org.tallyman.intake;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.DatabaseTrouble;

/**
 * The one thread that writes the journal. A batch is one transaction; what gathers while it commits is the next batch,
 * so batches grow with the load and a lone message waits for nobody.
 */
final class JournalWriter implements Runnable {

    private static final long PAUSE_NANOS = 50_000_000;

    /** How often a writer without work looks whether the database and the lock are still there. */
    private static final long LOOK_NANOS = 1_000_000_000;

    /** How long a refused write is remembered: a full disk takes connections as if nothing were. */
    private static final long DOUBT_NANOS = 5_000_000_000L;

    private final JournalQueue queue;
    private final WriterSession session;
    private final BlockStore blocks;
    private final Quarantine quarantine;
    private final IntakeConfig config;
    private final Clock clock;
    private final Consumer<KeptBlock> fold;
    private final IntakeMetrics metrics;
    private final IdentityIndex identities;
    private final Map<Long, List<StoredMessage>> recentBlocks = new HashMap<>();

    /** The last attempt at the batch at hand, while nobody knows what became of it. */
    private @Nullable Attempt inDoubt;

    /** One that was given up unknown: its senders wait until the database says whether the block is there. */
    private @Nullable Attempt unanswered;

    private long lastBlock;
    private long refusedNanos = System.nanoTime() - DOUBT_NANOS;
    private volatile String trouble = "not started yet";

    JournalWriter(JournalQueue queue, JournalParts parts, Consumer<KeptBlock> fold) {
        this.queue = queue;
        this.session = new WriterSession(parts.dataSource(), parts.config().databaseTimeout());
        this.blocks = parts.blocks();
        this.quarantine = parts.quarantine();
        this.config = parts.config();
        this.clock = parts.clock();
        this.metrics = parts.metrics();
        this.fold = fold;
        this.identities = new IdentityIndex(config.identityBytesMax());
    }

    /** Why messages cannot be kept at the moment; empty while they can. */
    Optional<String> trouble() {
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    @Override
    public void run() {
        try {
            look();
            while (!queue.drained()) {
                List<Pending> batch = queue.take(LOOK_NANOS);
                if (batch.isEmpty()) {
                    look();
                } else {
                    keepOrRefuse(batch);
                }
            }
            if (unanswered != null) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Attempt unknown = unanswered;
            if (unknown != null) {
                refuse(unknown.batch());
            }
            session.end();
        }
    }

    /** Takes the lock before the first message, and finds a lost or returned database without one. */
    private void look() {
        try {
            connect();
            session.check();
            if (System.nanoTime() - refusedNanos >= DOUBT_NANOS) {
                settle("");
            }
        } catch (SQLException e) {
            abandon();
            settle(DatabaseTrouble.words(e));
        }
    }

    private void settle(String now) {
        if (!now.isEmpty() && !now.equals(trouble)) {
            Log.warnf("The journal cannot write: %s", now);
        } else if (now.isEmpty() && !trouble.isEmpty()) {
            Log.info("The journal can write");
        }
        trouble = now;
    }

    /** The outermost edge of the writer: whatever happens, senders get an answer and the next batch its turn. */
    private void keepOrRefuse(List<Pending> batch) {
        try {
            keep(batch);
        } catch (RuntimeException e) {
            Log.error("The journal met a bug; the batch stays unacknowledged", e);
            abandon();
            giveUp(batch);
        }
    }

    /** Retries a lost database until the deadline; an error in the data itself is isolated by halving the batch. */
    private void keep(List<Pending> batch) {
        long deadline = System.nanoTime() + config.retryFor().toNanos();
        while (true) {
            try {
                write(batch);
                settle("");
                return;
            } catch (SQLException e) {
                if (session.hasUndone(e)) {
                    inDoubt = null;
                }
                abandon();
                if (DataFault.is(e)) {
                    isolate(batch, e);
                    return;
                }
                if (trouble().isPresent() || System.nanoTime() >= deadline) {
                    refusedNanos = System.nanoTime();
                    settle(DatabaseTrouble.words(e));
                    giveUp(batch);
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void write(List<Pending> batch) throws SQLException {
        long started = System.nanoTime();
        Connection connection = connect();
        if (inDoubt != null && inDoubt.block().block() == lastBlock) {
            finish(inDoubt);
            return;
        }
        inDoubt = null;
        identities.load(BlockBuilder.bucketsOf(batch), connection);
        long id = MessageId.nextBlock(lastBlock, clock.instant());
        BlockBuilder block = new BlockBuilder(id, identities);
        for (Pending pending : batch) {
            block.take(pending, (original, message) -> holds(block, original, message));
        }
        Attempt attempt = new Attempt(block, lastBlock, batch);
        inDoubt = attempt;
        List<Along> along = along(batch);
        if (!block.stored().isEmpty() || !along.isEmpty()) {
            commit(block, connection, along);
        }
        identities.committed();
        metrics.kept(batch, System.nanoTime() - started);
        finish(attempt);
    }

    private static List<Along> along(List<Pending> batch) {
        return batch.stream()
                .map(pending -> pending.message().along())
                .filter(along -> !along.equals(Along.NOTHING))
                .toList();
    }

    /**
     * The block's one statement is its own transaction, unless there is more to say in it. There is no block where nothing
     * is new.
     */
    private void commit(BlockBuilder block, Connection connection, List<Along> along) throws SQLException {
        boolean none = block.stored().isEmpty();
        boolean prepared = none || blocks.isPrepared(block.block());
        boolean quarantined = Quarantine.concerns(block.kept());
        boolean alone = prepared && !quarantined && along.isEmpty();
        connection.setAutoCommit(alone);
        if (!prepared) {
            blocks.prepare(block.block(), connection);
        }
        if (quarantined) {
            quarantine.add(block.stored(), block.kept(), connection);
        }
        for (Along each : along) {
            each.write(connection);
        }
        if (!none) {
            blocks.insert(block, lastBlock, identities.additions(), connection);
        }
        if (!alone) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** The block is durable, so its senders may forget their messages and the fold may have them. */
    private void finish(Attempt attempt) {
        inDoubt = null;
        recentBlocks.clear();
        BlockBuilder block = attempt.block();
        block.answers().forEach(answer -> answer.pending().promise().complete(answer.receipt()));
        if (!block.stored().isEmpty()) {
            lastBlock = block.block();
            fold.accept(new KeptBlock(block.block(), attempt.previous(), block.kept()));
        }
    }

    private boolean holds(BlockBuilder building, MessageId original, Message message) throws SQLException {
        List<StoredMessage> messages =
                original.block() == building.block() ? building.stored() : messagesOf(original.block());
        if (original.index() >= messages.size()) {
            return false;
        }
        StoredMessage first = messages.get(original.index());
        return first.device().equals(message.device())
                && first.dialect().equals(message.dialect())
                && first.frame().target().equals(message.frame().target())
                && Arrays.equals(first.frame().payload(), message.frame().payload());
    }

    /** A block past the retention horizon is gone: its messages cannot be compared and count as different. */
    private List<StoredMessage> messagesOf(long block) throws SQLException {
        List<StoredMessage> known = recentBlocks.get(block);
        if (known == null) {
            known = blocks.find(block, connect()).map(StoredBlock::messages).orElse(List.of());
            recentBlocks.put(block, known);
        }
        return known;
    }

    private Connection connect() throws SQLException {
        Connection connection = session.connection(opened -> lastBlock = Math.max(lastBlock, blocks.lastBlock(opened)));
        answer();
        return connection;
    }

    /** With the lock nobody else writes, so a block that was in doubt is there by now or will never be. */
    private void answer() {
        Attempt unknown = unanswered;
        unanswered = null;
        if (unknown != null && unknown.block().block() == lastBlock) {
            finish(unknown);
        } else if (unknown != null) {
            refuse(unknown.batch());
        }
    }

    private void abandon() {
        identities.abandoned();
        blocks.forgetPartitions();
        recentBlocks.clear();
        session.end();
    }

    private void isolate(List<Pending> batch, SQLException cause) {
        inDoubt = null;
        if (batch.size() > 1) {
            keep(batch.subList(0, batch.size() / 2));
            keep(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        Pending poison = batch.getFirst();
        Log.errorf(
                cause,
                "A message of device %d cannot be stored and stays unacknowledged",
                poison.message().device().value());
        refuse(batch);
    }

    /** Its senders will send again, so they are not told before it is clear that nothing was kept. */
    private void giveUp(List<Pending> batch) {
        if (inDoubt == null) {
            refuse(batch);
        } else {
            unanswered = inDoubt;
            inDoubt = null;
        }
    }

    private static void refuse(List<Pending> batch) {
        JournalException refusal = new JournalException(
                JournalException.Reason.UNAVAILABLE, "the database does not take the message now; send it again later");
        batch.forEach(pending -> pending.promise().completeExceptionally(refusal));
    }

    /** A block of a batch on its way to the disk, behind the {@code previous} one. */
    private record Attempt(BlockBuilder block, long previous, List<Pending> batch) {}
}
