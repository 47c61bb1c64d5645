package org.tallyman.fleet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.tallyman.platform.sql.DayPartitions;
import org.tallyman.platform.sql.Sql;

/** Makes a partition for each day before it comes. What was observed on other days stays in the default partitions. */
@ApplicationScoped
class ObservationDays {

    private static final List<DayPartitions> TABLES =
            List.of(new DayPartitions("fix_run", "first_ms", ""), new DayPartitions("measurement_run", "first_ms", ""));
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
            for (DayPartitions table : TABLES) {
                QuarkusTransaction.requiringNew().run(() -> sql.with(connection -> table.prepare(day, connection)));
            }
        }
    }
}
