package org.tallyman.fleet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.tallyman.platform.sql.Sql;

/** Makes a partition for each day before it comes. What was observed on other days stays in the default partitions. */
@ApplicationScoped
class ObservationDays {

    private static final List<String> TABLES = List.of("fix", "measurement");
    private static final int DAYS_AHEAD = 3;

    private final Sql sql;
    private final Clock clock;

    ObservationDays(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(every = "6h", concurrentExecution = ConcurrentExecution.SKIP)
    void prepare() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            for (String table : TABLES) {
                QuarkusTransaction.requiringNew().run(() -> sql.with(connection -> prepare(table, day, connection)));
            }
        }
    }

    /** Rows of that day that came early move from the default partition, or the new one could not be attached. */
    private static void prepare(String table, LocalDate day, Connection connection) throws SQLException {
        String name = table + "_" + day.toString().replace("-", "");
        long from = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('" + name + "'))");
            try (ResultSet row = statement.executeQuery("select to_regclass('" + name + "') is not null")) {
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
            }
            statement.execute("lock table " + table + " in share row exclusive mode");
            statement.execute("create table " + name + " (like " + table + " including all)");
            statement.execute("with early as (delete from " + table + "_default where observed_ms >= " + from
                    + " and observed_ms < " + to + " returning *) insert into " + name + " select * from early");
            statement.execute("alter table " + table + " attach partition " + name + " for values from (" + from
                    + ") to (" + to + ")");
        }
    }
}
