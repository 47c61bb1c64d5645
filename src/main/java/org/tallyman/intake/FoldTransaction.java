package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Gives a batch to every consumer in one transaction with the fold's position. */
@ApplicationScoped
class FoldTransaction {

    /** Bad elements of one message that are looked for one by one; with more, the rest of it is passed over too. */
    private static final int BAD_ELEMENTS_MAX = 64;

    /** A statement that takes longer has lost its database. */
    private static final int TIMEOUT_MS = 60_000;

    private final DataSource dataSource;
    private final List<ObservationConsumer> consumers;
    private final FactFinder facts;
    private final Unfolded unfolded;
    private final Along begin;
    private MessageId folded = new MessageId(0);

    @Inject
    FoldTransaction(
            DataSource dataSource, @All List<ObservationConsumer> consumers, FactFinder facts, Unfolded unfolded) {
        this(dataSource, consumers, facts, unfolded, Along.NOTHING);
    }

    /** As the live fold, but that {@code begin} runs first in each transaction. */
    FoldTransaction(
            DataSource dataSource,
            List<ObservationConsumer> consumers,
            FactFinder facts,
            Unfolded unfolded,
            Along begin) {
        this.dataSource = dataSource;
        this.consumers = consumers.stream()
                .sorted(Comparator.comparingInt(ObservationConsumer::order))
                .toList();
        this.facts = facts;
        this.unfolded = unfolded;
        this.begin = begin;
    }

    /** Goes on after a message, without asking the table. */
    void startAfter(MessageId message) {
        folded = message;
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
     * Applies messages and moves the position. What makes a consumer fail is found by halving and goes into quarantine,
     * so that one poison element cannot hold up all others.
     *
     * @throws SQLException when the database is away or busy: nothing was applied, and trying again may help
     */
    void apply(List<KeptMessage> messages, long upTo) throws SQLException {
        List<KeptMessage> due = messages.stream()
                .filter(message -> message.id().compareTo(folded) > 0)
                .toList();
        applyOrHalve(due, MessageId.of(upTo, MessageId.MESSAGES_PER_BLOCK_MAX - 1));
    }

    private void applyOrHalve(List<KeptMessage> due, MessageId end) throws SQLException {
        try {
            attempt(due, end);
        } catch (RuntimeException | SQLException e) {
            // What failed after the commit is counted: giving it again would count it twice.
            if (!DataFault.is(e) || due.isEmpty() || folded.compareTo(end) >= 0) {
                throw e;
            }
            if (due.size() == 1) {
                sift(due.getFirst(), end, e);
                return;
            }
            List<KeptMessage> first = due.subList(0, due.size() / 2);
            applyOrHalve(first, first.getLast().id());
            applyOrHalve(due.subList(first.size(), due.size()), end);
        }
    }

    /** Applies the good elements of a message over which a consumer failed. */
    private void sift(KeptMessage message, MessageId end, Exception cause) throws SQLException {
        Log.errorf(cause, "Message %s cannot be folded as a whole; its elements are tried one by one", message.id());
        try {
            transact(
                    connection -> {
                        FoldBatch batch = facts.batch(List.of(message), connection);
                        List<Fact> bad = new ArrayList<>();
                        giveGood(batch.facts(), connection, bad);
                        List<Integer> numbers = bad.stream().map(Fact::element).toList();
                        unfolded.add(message, numbers, Unfolded.notApplied(cause), connection);
                        move(connection, end);
                    },
                    () -> folded = end);
        } catch (RuntimeException | SQLException e) {
            if (!DataFault.is(e)) {
                throw e;
            }
            Log.errorf(e, "Message %s cannot be folded at all and is passed over", message.id());
            attempt(List.of(), end);
        }
    }

    private void giveGood(List<Fact> given, Connection connection, List<Fact> bad) throws SQLException {
        if (given.isEmpty()) {
            return;
        }
        if (bad.size() >= BAD_ELEMENTS_MAX) {
            bad.addAll(given);
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            give(new FoldBatch(given, List.of()), connection);
            connection.releaseSavepoint(before);
        } catch (RuntimeException | SQLException e) {
            if (!DataFault.is(e)) {
                throw e;
            }
            connection.rollback(before);
            consumers.forEach(ObservationConsumer::abandoned);
            if (given.size() == 1) {
                bad.add(given.getFirst());
                return;
            }
            giveGood(given.subList(0, given.size() / 2), connection, bad);
            giveGood(given.subList(given.size() / 2, given.size()), connection, bad);
        }
    }

    /** Applies one element that had been passed over, and what that settles; false when it still cannot be. */
    boolean applyAtLast(KeptMessage message, int part, Along settling) throws SQLException {
        Optional<Fact> fact = facts.ofPart(message, part);
        if (fact.isEmpty()) {
            return false;
        }
        try {
            transact(
                    connection -> {
                        give(new FoldBatch(List.of(fact.get()), List.of()), connection);
                        settling.write(connection);
                    },
                    () -> {});
            return true;
        } catch (RuntimeException | SQLException e) {
            if (!DataFault.is(e)) {
                throw e;
            }
            Log.errorf(e, "Part %d of message %s still cannot be folded", part, message.id());
            return false;
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

    private void transact(Along work, Runnable afterCommit) throws SQLException {
        boolean done = false;
        try (Connection connection = dataSource.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MS);
            connection.setAutoCommit(false);
            try {
                begin.write(connection);
                claim(connection);
                work.write(connection);
                connection.commit();
                done = true;
                afterCommit.run();
            } catch (SQLException e) {
                if (DataFault.is(e)) {
                    throw new IllegalStateException("the database refuses what a message says", e);
                }
                throw e;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, 0);
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

    /** Two that fold one journal would count everything twice: who finds that somebody else moved the position gives way. */
    private void claim(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select message_id from fold_position for update");
                ResultSet row = query.executeQuery()) {
            row.next();
            if (row.getLong(1) != folded.value()) {
                throw new SQLException("another Tallyman folds this journal", "40001");
            }
        }
    }

    private static void move(Connection connection, MessageId end) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update fold_position set message_id = ?")) {
            update.setLong(1, end.value());
            update.executeUpdate();
        }
    }
}
