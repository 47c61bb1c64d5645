package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;
import org.tallyman.platform.sql.TimeRun;
import org.tallyman.platform.svg.TimeChart;

/** What was measured: the newest values, series thinned out by the database, and readings one by one. */
@ApplicationScoped
class Measurements {

    private static final String SPANS = """
            select device_id, sensor, min(observed_ms) as first_ms, max(observed_ms) as last_ms, min(value) as low,
                max(value) as high, avg(value) as mean, count(*) as readings
            from measurement
            where device_id = any (?) and quantity = ? and run_ms >= ? and run_ms < ? and observed_ms >= ? and observed_ms < ?
            group by device_id, sensor, (observed_ms - ?) / ?
            order by device_id, sensor, first_ms""";

    private final Sql sql;

    Measurements(Sql sql) {
        this.sql = sql;
    }

    /** One reading and where it stands in the order of time. */
    record Reading(long device, Observations.Key key, Value value) {}

    /** The newest value of a series. */
    record Newest(long device, Value value) {}

    /** Which series: what one sensor of a device measures. */
    record Series(long device, String sensor) {}

    /** By quantity, device and sensor. */
    List<Newest> newest(List<Long> devices) {
        return sql.list(
                "select device_id, observed_ms, quantity, sensor, value, unit from device_value"
                        + " where device_id = any (?) order by quantity, device_id, sensor",
                row -> new Newest(row.getLong("device_id"), value(row)),
                (Object) devices.toArray(Long[]::new));
    }

    /** The newest values of all quantities that have limits somewhere, by device; of devices in use a handful each. */
    List<Newest> newestOfLimited() {
        return sql.list(
                "select v.device_id, v.observed_ms, v.quantity, v.sensor, v.value, v.unit from device_value v"
                        + " where v.quantity in (select quantity from measurement_limit)"
                        + " order by v.device_id, v.quantity, v.sensor",
                row -> new Newest(row.getLong("device_id"), value(row)));
    }

    /** Each series in so many equal parts of the time, those without readings left out. */
    Map<Series, List<TimeChart.Span>> spans(List<Long> devices, String quantity, Instant from, Instant to, int parts) {
        long fromMs = from.toEpochMilli();
        long partMs = Math.max(1, Duration.between(from, to).toMillis() / parts);
        Map<Series, List<TimeChart.Span>> series = new LinkedHashMap<>();
        record Part(Series of, TimeChart.Span span) {}
        sql.list(
                        SPANS,
                        row -> new Part(
                                new Series(row.getLong("device_id"), row.getString("sensor")),
                                new TimeChart.Span(
                                        Instant.ofEpochMilli(row.getLong("first_ms")),
                                        Instant.ofEpochMilli(row.getLong("last_ms")),
                                        row.getDouble("low"),
                                        row.getDouble("high"),
                                        row.getDouble("mean"),
                                        row.getLong("readings"))),
                        devices.toArray(Long[]::new),
                        quantity,
                        TimeRun.hourOf(fromMs),
                        to.toEpochMilli(),
                        fromMs,
                        to.toEpochMilli(),
                        fromMs,
                        partMs)
                .forEach(part -> series.computeIfAbsent(part.of(), of -> new ArrayList<>())
                        .add(part.span()));
        return series;
    }

    /** Those of some devices behind a key and before a time, in the order of time. */
    List<Reading> after(List<Long> devices, @Nullable String quantity, Observations.Key key, Instant to, int limit) {
        boolean one = quantity != null;
        List<Object> parameters = new ArrayList<>();
        parameters.add(devices.toArray(Long[]::new));
        if (one) {
            parameters.add(quantity);
        }
        parameters.add(TimeRun.hourOf(key.observedMs()));
        if (one) {
            parameters.add(quantity);
        }
        long until = to.toEpochMilli();
        parameters.addAll(List.of(
                key.observedMs(),
                until,
                limit - 1,
                until - 1,
                key.observedMs(),
                until,
                key.observedMs(),
                key.message(),
                key.element(),
                limit,
                limit));
        // One device after the other by index, each no further than is asked for; then what comes first of all.
        String after = """
                select m.* from unnest(?) as d (id) cross join lateral (
                    select device_id, observed_ms, message, element, quantity, sensor, value, unit from measurement
                    where device_id = d.id %1$s and run_ms >= ? and run_ms <= %2$s
                        and observed_ms >= ? and observed_ms < ? and (observed_ms, message, element) > (?, ?, ?)
                    order by observed_ms, message, element limit ?) as m
                order by observed_ms, message, element limit ?""".formatted(
                        one ? "and quantity = ?" : "",
                        Observations.lastRun("measurement_run", one ? "d.id and quantity = ?" : "d.id"));
        return sql.list(after, Measurements::reading, parameters.toArray());
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                row.getLong("device_id"),
                new Observations.Key(row.getLong("observed_ms"), row.getLong("message"), row.getInt("element")),
                value(row));
    }

    private static Value value(ResultSet row) throws SQLException {
        return new Value(
                Instant.ofEpochMilli(row.getLong("observed_ms")),
                row.getString("quantity"),
                row.getString("sensor"),
                row.getDouble("value"),
                row.getString("unit"));
    }
}
