package org.tallyman.platform.snapshot;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One immutable copy and the rule when it is read again. Create it through {@link SnapshotCaches}. */
public final class SnapshotCache<T> {

    /** Reads the tables; everything it sees belongs to one version. */
    @FunctionalInterface
    public interface Source<T> {
        T read(Connection connection, long version) throws SQLException;
    }

    private record Versioned<T>(T value, long version) {}

    private final String name;
    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Source<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Versioned<T> current;
    private boolean unreachable;

    SnapshotCache(String name, DataSource database, TransactionSynchronizationRegistry transactions, Source<T> source) {
        this.name = name;
        this.database = database;
        this.transactions = transactions;
        this.source = source;
    }

    /**
     * The newest copy at hand; reads it first when there is none yet.
     *
     * @throws IllegalStateException when there is none yet and the database cannot be read
     */
    public T get() {
        Versioned<T> now = current;
        if (now != null) {
            return now.value();
        }
        try {
            return refresh().value();
        } catch (SQLException e) {
            throw new IllegalStateException("the " + name + " tables cannot be read", e);
        }
    }

    /** Call within the transaction that changes the tables: readers in this process see the change once it is committed. */
    public void refreshAfterCommit() {
        if (transactions.getResource(this) != null) {
            return;
        }
        transactions.putResource(this, name);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    check();
                }
            }
        });
    }

    /** Reads again if the version has moved; keeps the copy at hand while the database is away. */
    void check() {
        try {
            refresh();
            unreachable = false;
        } catch (SQLException e) {
            if (!unreachable) {
                Log.warnf("The %s tables cannot be read, so the copy at hand stays: %s", name, e.getMessage());
            }
            unreachable = true;
        }
    }

    private Versioned<T> refresh() throws SQLException {
        reading.lock();
        try {
            // A copy must not hold what an open transaction has written and may take back.
            Versioned<T> fresh =
                    inTransaction() ? QuarkusTransaction.suspendingExisting().call(this::readIfNewer) : readIfNewer();
            current = fresh;
            return fresh;
        } finally {
            reading.unlock();
        }
    }

    private boolean inTransaction() {
        int status = transactions.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    private Versioned<T> readIfNewer() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                long version = version(connection);
                Versioned<T> now = current;
                return now != null && now.version() == version
                        ? now
                        : new Versioned<>(source.read(connection, version), version);
            } finally {
                connection.rollback();
            }
        }
    }

    private long version(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select version from snapshot_version where name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no snapshot_version named " + name);
                }
                return row.getLong(1);
            }
        }
    }
}
