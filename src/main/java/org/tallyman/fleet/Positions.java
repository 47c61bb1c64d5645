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

    /** Valid fixes in time order, {@code to} excluded; long paths are thinned out to {@link Assets#POINTS_MAX}. */
    List<Position> path(long device, Instant from, Instant to) {
        return Assets.thin(sql.list(
                """
                select x.observed_ms, x.latitude, x.longitude, x.speed_kmh, x.accuracy_m from fix x
                where x.device_id = ? and x.valid and x.run_ms >= ? and x.run_ms < ? and x.observed_ms >= ? and x.observed_ms < ?
                order by x.observed_ms, x.message, x.element limit 200000""",
                Position::of,
                device,
                TimeRun.hourOf(from.toEpochMilli()),
                to.toEpochMilli(),
                from.toEpochMilli(),
                to.toEpochMilli()));
    }
}
