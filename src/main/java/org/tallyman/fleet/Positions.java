package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.sql.Sql;
import org.tallyman.platform.sql.TimeRun;

/** Where devices are and have been, whatever carries them. */
@ApplicationScoped
class Positions {

    private final Sql sql;

    Positions(Sql sql) {
        this.sql = sql;
    }

    /** The newest valid fix by the device's own time. */
    Optional<Position> last(long device) {
        return sql.one(
                "select observed_ms, latitude, longitude, speed_kmh, accuracy_m from device_position where device_id = ?",
                Position::of,
                device);
    }

    /**
     * Valid fixes of a stretch of time.
     *
     * @param points in time order, of each slot of the stretch the last one
     * @param told how many there are
     */
    record Path(List<Position> points, long told) {

        static final Path NONE = new Path(List.of(), 0);
    }

    private record Point(Position position, long told) {}

    /** The path from {@code from} to {@code to}, excluded, of at most {@code slots} points. */
    Path path(long device, Instant from, Instant to, int slots) {
        long begin = from.toEpochMilli();
        long end = to.toEpochMilli();
        List<Point> points = sql.list(
                """
                select distinct on (slot) * from (
                    select x.observed_ms, x.latitude, x.longitude, x.speed_kmh, x.accuracy_m, x.message, x.element,
                        (x.observed_ms - ?) / ? as slot, count(*) over () as told
                    from fix x
                    where x.device_id = ? and x.valid and x.run_ms >= ? and x.run_ms < ?
                        and x.observed_ms >= ? and x.observed_ms < ?) told
                order by slot, observed_ms desc, message desc, element desc""",
                row -> new Point(Position.of(row), row.getLong("told")),
                begin,
                Math.max(1, (end - begin) / slots),
                device,
                TimeRun.hourOf(begin),
                end,
                begin,
                end);
        return points.isEmpty()
                ? Path.NONE
                : new Path(
                        points.stream().map(Point::position).toList(),
                        points.getFirst().told());
    }
}
