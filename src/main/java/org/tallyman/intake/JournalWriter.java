package org.tallyman.intake;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.DatabaseTrouble;

/**
 * The one thread that writes the journal. A batch is one transaction; what gathers while it commits is the next batch,
 * so batches grow with the load and a lone message waits for nobody.
 *
 * <p>A session lock in the database makes sure that no second Tallyman writes the same journal: losing the connection
 * loses the lock, and with it the right to commit.
 */
final class JournalWriter implements Runnable {

    private static final long PAUSE_NANOS = 50_000_000;

    /** How often a writer without work looks whether the database and the lock are still there. */
    private static final long LOOK_NANOS = 1_000_000_000;

    private static final int LOOK_SECONDS_MAX = 2;

    private static final String ENDED_BY_ADMINISTRATOR = "57P01";

    /** How such codes begin. */
    private static final String LOST_CONNECTION = "08";

    /** How long a refused write is remembered: a full disk takes connections as if nothing were. */
    private static final long DOUBT_NANOS = 5_000_000_000L;

    private final JournalQueue queue;
    private final DataSource dataSource;
    private final BlockStore blocks;
    private final Quarantine quarantine;
    private final IntakeConfig config;
    private final Clock clock;
    private final Consumer<KeptBlock> fold;
    private final IntakeMetrics metrics;
    private final IdentityIndex identities;
    private final Map<Long, List<StoredMessage>> recentBlocks = new HashMap<>();

    private @Nullable Connection connection;

    /** The last attempt at the batch at hand, while nobody knows what became of it. */
    private @Nullable Attempt inDoubt;

    /** One that was given up unknown: its senders wait until the database says whether the block is there. */
    private @Nullable Attempt unanswered;

    private long lastBlock;
    private long refusedNanos = System.nanoTime() - DOUBT_NANOS;
    private volatile String trouble = "not started yet";

    JournalWriter(JournalQueue queue, JournalParts parts, Consumer<KeptBlock> fold) {
        this.queue = queue;
        this.dataSource = parts.dataSource();
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
            disconnect();
        }
    }

    /** Takes the lock before the first message, and finds a lost or returned database without one. */
    private void look() {
        try {
            Connection session = connect();
            if (!session.isValid(LOOK_SECONDS_MAX)) {
                throw new SQLException("the connection to the database is gone", "08003");
            }
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
                if (connection != null && isUndone(e, connection)) {
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
        Connection session = connect();
        if (inDoubt != null && inDoubt.block().block() == lastBlock) {
            finish(inDoubt);
            return;
        }
        inDoubt = null;
        identities.load(BlockBuilder.bucketsOf(batch), session);
        long id = MessageId.nextBlock(lastBlock, clock.instant());
        BlockBuilder block = new BlockBuilder(id, identities);
        for (Pending pending : batch) {
            block.take(pending, (original, message) -> holds(block, original, message));
        }
        Attempt attempt = new Attempt(block, lastBlock, batch);
        inDoubt = attempt;
        List<Along> along = along(batch);
        if (!block.stored().isEmpty() || !along.isEmpty()) {
            commit(block, session, along);
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
    private void commit(BlockBuilder block, Connection session, List<Along> along) throws SQLException {
        boolean none = block.stored().isEmpty();
        boolean prepared = none || blocks.isPrepared(block.block());
        boolean quarantined = Quarantine.concerns(block.kept());
        boolean alone = prepared && !quarantined && along.isEmpty();
        session.setAutoCommit(alone);
        if (!prepared) {
            blocks.prepare(block.block(), session);
        }
        if (quarantined) {
            quarantine.add(block.stored(), block.kept(), session);
        }
        for (Along each : along) {
            each.write(session);
        }
        if (!none) {
            blocks.insert(block, lastBlock, identities.additions(), session);
        }
        if (!alone) {
            session.commit();
            session.setAutoCommit(true);
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
        if (connection != null) {
            return connection;
        }
        Connection opened = dataSource.getConnection();
        try {
            // A database that hangs, or a network that swallows, must not keep senders waiting for ever.
            opened.setNetworkTimeout(
                    Runnable::run, (int) config.databaseTimeout().toMillis());
            if (!lock(opened)) {
                throw new SQLException("another Tallyman writes to this database", "55P03");
            }
            lastBlock = Math.max(lastBlock, blocks.lastBlock(opened));
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        answer();
        return opened;
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

    /**
     * Whether what failed left nothing behind for sure: a session that goes on has undone it, and one that was told to end while
     * it worked said so before its commit. Any other may have committed and died before it could say so.
     */
    private static boolean isUndone(SQLException failure, Connection session) {
        String state = String.valueOf(failure.getSQLState());
        try {
            return state.equals(ENDED_BY_ADMINISTRATOR)
                    || (!state.startsWith(LOST_CONNECTION) && session.isValid(LOOK_SECONDS_MAX));
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean lock(Connection opened) throws SQLException {
        try (PreparedStatement query = opened.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, WriterLock.KEY);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void abandon() {
        identities.abandoned();
        blocks.forgetPartitions();
        recentBlocks.clear();
        disconnect();
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try (open) {
            if (!open.getAutoCommit()) {
                open.rollback();
                open.setAutoCommit(true);
            }
            try (PreparedStatement unlock = open.prepareStatement("select pg_advisory_unlock_all()")) {
                unlock.execute();
            }
            open.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            Log.debugf("The journal's connection was already gone: %s", e.getMessage());
        }
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
