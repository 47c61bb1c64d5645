package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.snapshot.TestSnapshots;

/** Registers devices for tests of links, each with a code and token of its own. */
@ApplicationScoped
public class TestDevices {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final DataSource dataSource;
    private final DeviceCredentials credentials;
    private final TestSnapshots snapshots;

    TestDevices(DataSource dataSource, DeviceCredentials credentials, TestSnapshots snapshots) {
        this.dataSource = dataSource;
        this.credentials = credentials;
        this.snapshots = snapshots;
    }

    /** A device with a line of its own. */
    public record Line(DeviceId id, String code, String token) {}

    public Line register(String dialect) {
        String code = "line-" + NEXT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        long id = number(
                "insert into device (code, name, dialect, kind, created_at) values (?, ?, ?, 'GATEWAY', now())"
                        + " returning id",
                code,
                "Line of a test",
                dialect);
        snapshots.check();
        DeviceId device = new DeviceId(id);
        return new Line(device, code, credentials.issue(device, code));
    }

    /** A device that calls itself by this name on a line of its own. */
    public Line register(String dialect, String identifier) {
        Line line = register(dialect);
        change("update device set identifier = ? where id = ?", identifier, line);
        return line;
    }

    public void disable(Line line) {
        change("update device set status = ? where id = ?", "DISABLED", line);
    }

    /** Gives a device other settings, as a JSON object. */
    public void configure(Line line, String profile) {
        change("update device set profile = ?::jsonb where id = ?", profile, line);
    }

    /** Gives a device a code that no new one may have. */
    public void rename(Line line, String code) {
        change("update device set code = ? where id = ?", code, line);
    }

    /** Changes a device behind the application's back, and has it look. */
    void change(String sql, String value, Line line) {
        number(sql + " returning id", value, line.id().value());
        snapshots.check();
    }

    public long quarantined(Line line) {
        return number(
                "select count(*) from quarantine where device_id = ?", line.id().value());
    }

    /** Runs while the journal's writer cannot write: its session is ended and its lock is taken. */
    public void whileTheJournalIsAway(ThrowingRunnable task) throws Throwable {
        try (Connection other = dataSource.getConnection();
                Statement sql = other.createStatement()) {
            sql.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = "
                    + (WriterLock.KEY >> 32) + " and objid = " + (WriterLock.KEY & 0xFFFFFFFFL));
            sql.execute("select pg_advisory_lock(" + WriterLock.KEY + ")");
            try {
                task.run();
            } finally {
                sql.execute("select pg_advisory_unlock(" + WriterLock.KEY + ")");
            }
        }
    }

    /** A piece of a test. */
    public interface ThrowingRunnable {
        void run() throws Throwable;
    }

    /** Runs one statement. */
    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first number that a statement answers; -1 when none. */
    public long number(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
