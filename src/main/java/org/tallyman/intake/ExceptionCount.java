package org.tallyman.intake;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.tallyman.platform.Section;
import org.tallyman.platform.ShellContributor;

/** What waits for a decision, beside its section in the rail: at most a few seconds old. */
@ApplicationScoped
class ExceptionCount implements ShellContributor {

    private static final long FRESH_NANOS = 5_000_000_000L;

    private final DataSource dataSource;
    private final AtomicLong askedNanos = new AtomicLong(System.nanoTime() - FRESH_NANOS);
    private volatile int waiting;

    ExceptionCount(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public int count(Section section) {
        if (section != Section.EXCEPTIONS) {
            return 0;
        }
        long asked = askedNanos.get();
        long now = System.nanoTime();
        if (now - asked >= FRESH_NANOS && askedNanos.compareAndSet(asked, now)) {
            Thread.ofVirtual().name("exception-count").start(this::read);
        }
        return waiting;
    }

    private void read() {
        String sql = "select (select count(*) from quarantine where state = 'OPEN')"
                + " + (select count(*) from unknown_child)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            waiting = (int) Math.min(row.getLong(1), 99_999);
        } catch (SQLException e) {
            Log.debugf("The number of exceptions is not known now: %s", e.getMessage());
        }
    }
}
