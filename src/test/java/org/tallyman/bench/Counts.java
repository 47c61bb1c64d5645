package org.tallyman.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Looks into the database to see what came of a load. */
final class Counts {

    private Counts() {}

    static long of(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Reads that have become cells. */
    static long foldedReads(Connection connection) throws SQLException {
        return of(connection, "select coalesce(sum(reads), 0) from cell");
    }

    /** Messages in the journal. */
    static long messages(Connection connection) throws SQLException {
        return of(connection, "select coalesce(sum(messages), 0) from message_block");
    }

    /** Waits until the fold has come to the journal's end. */
    static void awaitFolded(Connection connection, Duration patience) throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        String behind = "select count(*) from message_block where id > (select message_id >> 13 from fold_position)";
        while (of(connection, behind) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the fold is still behind after " + patience);
            }
            Thread.sleep(5);
        }
    }
}
