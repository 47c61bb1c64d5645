package org.tallyman.sense;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.tallyman.platform.sql.DayPartitions;
import org.tallyman.platform.sql.Sql;
import org.tallyman.platform.sql.TimeRun;

/** The days of cells: a partition for each before it comes, and none of those that {@link CellRetention} has let go. */
@ApplicationScoped
class CellDays {

    private static final DayPartitions CELLS = new DayPartitions("cell", "start_ms", "fillfactor = 70");
    private static final int DAYS_AHEAD = 3;
    private static final int ROWS_AT_ONCE = 10_000;

    private final Sql sql;
    private final Clock clock;

    CellDays(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(every = "6h", concurrentExecution = ConcurrentExecution.SKIP)
    void prepare() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            QuarkusTransaction.requiringNew().run(() -> sql.with(connection -> CELLS.prepare(day, connection)));
        }
    }

    /** Whether there is a day that is over before a time. */
    static boolean anyBefore(long beforeMs, Connection connection) throws SQLException {
        List<LocalDate> days = CELLS.days(connection);
        return !days.isEmpty() && DayPartitions.startMs(days.getFirst().plusDays(1)) <= beforeMs;
    }

    /** Drops what lies before the floor: whole days, and single cells and signals of other times. */
    @Scheduled(every = "1h", delayed = "9m", concurrentExecution = ConcurrentExecution.SKIP)
    void drop() {
        long floorMs = sql.one(
                        "select max(before_ms) from cell_floor where next_tag is null having max(before_ms) is not null",
                        row -> row.getLong(1))
                .orElse(Stretch.BEGINNING);
        if (floorMs == Stretch.BEGINNING) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> sql.with(connection -> dropDays(floorMs, connection)));
        deleteAll("cell_default", "start_ms", floorMs);
        deleteAll("signal_run", "first_ms", TimeRun.hourOf(floorMs - SignalStore.LOOK_BACK_MS - BeamCrossings.TURN_MS));
    }

    private static void dropDays(long floorMs, Connection connection) throws SQLException {
        for (LocalDate day : CELLS.days(connection)) {
            if (DayPartitions.startMs(day.plusDays(1)) <= floorMs) {
                CELLS.drop(day, connection);
            }
        }
    }

    private void deleteAll(String table, String column, long beforeMs) {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> deleteSome(table, column, beforeMs));
        }
    }

    private boolean deleteSome(String table, String column, long beforeMs) {
        String some = "delete from " + table + " where ctid in (select ctid from " + table + " where " + column
                + " < ? limit " + ROWS_AT_ONCE + ")";
        return sql.update(some, beforeMs) == ROWS_AT_ONCE;
    }
}
