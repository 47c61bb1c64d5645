package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Gives a batch to every consumer in one transaction with the fold's position. */
@ApplicationScoped
class FoldTransaction {

    private final DataSource dataSource;
    private final List<ObservationConsumer> consumers;
    private final FactFinder facts;
    private MessageId folded = new MessageId(0);

    FoldTransaction(DataSource dataSource, @All List<ObservationConsumer> consumers, FactFinder facts) {
        this.dataSource = dataSource;
        this.consumers = consumers.stream()
                .sorted(Comparator.comparingInt(ObservationConsumer::order))
                .toList();
        this.facts = facts;
    }

    /** The last block of which every message is folded; also remembers which messages of the next one are. */
    long position() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select message_id from fold_position");
                ResultSet row = query.executeQuery()) {
            row.next();
            folded = new MessageId(row.getLong(1));
            facts.load(connection);
        }
        boolean whole = folded.index() == MessageId.MESSAGES_PER_BLOCK_MAX - 1;
        return whole ? folded.block() : folded.block() - 1;
    }

    /**
     * Applies messages and moves the position. A message that makes a consumer or the database fail on its own is a bug of ours: it is
     * logged and passed over, so that one poison message cannot hold up all others; it stays in the journal.
     */
    void apply(List<KeptMessage> messages, long upTo) throws SQLException {
        List<KeptMessage> due = messages.stream()
                .filter(message -> message.id().compareTo(folded) > 0)
                .toList();
        MessageId end = MessageId.of(upTo, MessageId.MESSAGES_PER_BLOCK_MAX - 1);
        try {
            attempt(due, end);
        } catch (RuntimeException e) {
            Log.error("A batch cannot be folded; its messages are folded one by one", e);
            for (KeptMessage message : due) {
                applyAlone(message);
            }
            attempt(List.of(), end);
        }
    }

    private void applyAlone(KeptMessage message) throws SQLException {
        try {
            attempt(List.of(message), message.id());
        } catch (RuntimeException e) {
            Log.errorf(e, "Message %s cannot be folded and is passed over", message.id());
        }
    }

    private void attempt(List<KeptMessage> messages, MessageId end) throws SQLException {
        transact(
                connection -> {
                    give(facts.batch(messages, connection), connection);
                    move(connection, end);
                },
                () -> folded = end);
    }

    /**
     * Gives facts that had been held for a child, and remembers in the same transaction from which block on there are
     * more; 0 when these were the last.
     */
    void refold(List<Fact> held, HeldChild child, long nextBlock) throws SQLException {
        transact(
                connection -> {
                    give(new FoldBatch(held, List.of()), connection);
                    moveOn(child, nextBlock, connection);
                },
                () -> {
                    if (nextBlock == 0) {
                        facts.given(child);
                    }
                });
    }

    /** One step of an upper floor's work on what is folded already; whether more is due. */
    boolean rework(Rework rework, KeptFacts kept) throws SQLException {
        AtomicBoolean more = new AtomicBoolean();
        transact(connection -> more.set(rework.step(kept, connection)), () -> {});
        return more.get();
    }

    private void give(FoldBatch batch, Connection connection) throws SQLException {
        for (ObservationConsumer consumer : consumers) {
            consumer.consume(batch, connection);
        }
    }

    private void transact(Work work, Runnable afterCommit) throws SQLException {
        boolean done = false;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.in(connection);
                connection.commit();
                done = true;
                afterCommit.run();
            } catch (SQLException e) {
                if (refusesTheData(e)) {
                    throw new IllegalStateException("the database refuses what a message says", e);
                }
                throw e;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } finally {
            for (ObservationConsumer consumer : consumers) {
                if (done) {
                    consumer.committed();
                } else {
                    consumer.abandoned();
                }
            }
        }
    }

    /**
     * Whether trying again is in vain: a data exception, a broken constraint or a limit (SQLSTATE classes 22, 23 and 54)
     * comes from what a message says. Anything else is the database's own trouble and passes.
     */
    private static boolean refusesTheData(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    private static void moveOn(HeldChild child, long nextBlock, Connection connection) throws SQLException {
        String sql = nextBlock == 0
                ? "delete from unknown_child where gateway_id = ? and name = ?"
                : "update unknown_child set first_block = " + nextBlock + " where gateway_id = ? and name = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, child.gateway());
            update.setString(2, child.name());
            update.executeUpdate();
        }
    }

    private static void move(Connection connection, MessageId end) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update fold_position set message_id = ?")) {
            update.setLong(1, end.value());
            update.executeUpdate();
        }
    }

    private interface Work {
        void in(Connection connection) throws SQLException;
    }
}
