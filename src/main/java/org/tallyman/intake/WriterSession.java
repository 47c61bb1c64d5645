package org.tallyman.intake;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The writer's one session with the database. It holds a lock, so that no second Tallyman writes the same journal: losing the
 * connection loses the lock, and with it the right to commit. On the writer's thread only.
 */
final class WriterSession {

    private static final int LOOK_SECONDS_MAX = 2;
    private static final String ENDED_BY_ADMINISTRATOR = "57P01";

    /** How such codes begin. */
    private static final String LOST_CONNECTION = "08";

    private final DataSource dataSource;
    private final Duration timeout;
    private @Nullable Connection connection;

    /**
     * No session yet.
     *
     * @param timeout of each answer: a database that hangs, or a network that swallows, must not keep senders waiting for ever
     */
    WriterSession(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    /** What is asked of a new session before it is one. */
    interface Beginning {
        void with(Connection opened) throws SQLException;
    }

    /** The connection that has the lock; a new one where there is none. */
    Connection connection(Beginning beginning) throws SQLException {
        if (connection != null) {
            return connection;
        }
        Connection opened = dataSource.getConnection();
        try {
            opened.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
            if (!lock(opened)) {
                throw new SQLException("another Tallyman writes to this database", "55P03");
            }
            beginning.with(opened);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        return opened;
    }

    private static boolean lock(Connection opened) throws SQLException {
        try (PreparedStatement query = opened.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, WriterLock.KEY);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Looks whether the database still answers. */
    void check() throws SQLException {
        if (connection == null || !connection.isValid(LOOK_SECONDS_MAX)) {
            throw new SQLException("the connection to the database is gone", "08003");
        }
    }

    /**
     * Whether what failed left nothing behind for sure: a session that goes on has undone it, and one that was told to end while
     * it worked said so before its commit. Any other may have committed and died before it could say so.
     */
    boolean hasUndone(SQLException failure) {
        if (connection == null) {
            return false;
        }
        String state = String.valueOf(failure.getSQLState());
        try {
            return state.equals(ENDED_BY_ADMINISTRATOR)
                    || (!state.startsWith(LOST_CONNECTION) && connection.isValid(LOOK_SECONDS_MAX));
        } catch (SQLException e) {
            return false;
        }
    }

    /** Gives the connection and the lock back. */
    void end() {
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
}
