package org.tallyman.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What a load did to the database: no figure counts unless what was acknowledged was kept and folded, each once. */
final class Books implements AutoCloseable {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private final Connection connection;
    private final long messagesBefore;
    private final long readsBefore;

    Books(RunningApp app) throws SQLException, InterruptedException {
        this.connection = app.database();
        Counts.awaitFolded(connection, CATCH_UP);
        this.messagesBefore = Counts.messages(connection);
        this.readsBefore = Counts.foldedReads(connection);
    }

    /** Waits until so many messages are kept, and folded. */
    void awaitMessages(long messages) throws SQLException, InterruptedException {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (Counts.messages(connection) - messagesBefore < messages) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        Counts.messages(connection) - messagesBefore + " of " + messages + " messages are kept");
            }
            Thread.sleep(5);
        }
        awaitFolded();
    }

    /** Waits until the fold has come to the journal's end. */
    void awaitFolded() throws SQLException, InterruptedException {
        Counts.awaitFolded(connection, CATCH_UP);
    }

    /**
     * Compares what senders were told with what is there.
     *
     * @throws IllegalStateException when they differ
     */
    void balance(long acknowledgedMessages, long acknowledgedReads) throws SQLException {
        long messages = Counts.messages(connection) - messagesBefore;
        long reads = Counts.foldedReads(connection) - readsBefore;
        if (messages != acknowledgedMessages || reads != acknowledgedReads) {
            throw new IllegalStateException("lost or doubled: " + acknowledgedMessages + " messages with "
                    + acknowledgedReads + " reads were acknowledged, " + messages + " are kept and " + reads
                    + " reads folded");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
