package org.tallyman.testsupport;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** What PostgreSQL counts of each table. A session tells its part when it ends, and otherwise only after ten idle seconds. */
public final class TableStatistics {

    private TableStatistics() {}

    /** Ends the pool's sessions, so that all that they did is counted. */
    public static void settle(AgroalDataSource database) {
        Instant asked = Instant.now();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            database.flush(AgroalDataSource.FlushMode.IDLE);
            return sessionsSince(asked, database) == 0;
        });
    }

    /** The journal's writer keeps its session, which holds a lock; it reads no table from end to end. */
    private static long sessionsSince(Instant moment, AgroalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from pg_stat_activity where backend_start < ?"
                                + " and application_name = 'tallyman'"
                                + " and pid not in (select pid from pg_locks where locktype = 'advisory')")) {
            query.setTimestamp(1, Timestamp.from(moment));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
