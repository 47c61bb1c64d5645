package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The middle of the last twenty times between two readings, of the 30 days before the last: more days are not opened. */
    private static final String USUAL = """
            select v.device_id, v.quantity, v.sensor, u.between_ms
            from device_value v cross join lateral (
                select percentile_disc(0.5) within group (order by ms) as between_ms from (
                    select lead(observed_ms) over (order by observed_ms) - observed_ms as ms from (
                        select first_ms + after_ms as observed_ms from (
                            select r.first_ms, r.after_ms as all_after from measurement_run r
                            where r.device_id = v.device_id and r.quantity = v.quantity and r.sensor = v.sensor
                                and r.first_ms <= v.observed_ms and r.first_ms > v.observed_ms - 2592000000
                            order by r.first_ms desc limit 21) as runs cross join lateral unnest(all_after) as after_ms
                        order by observed_ms desc limit 21) as readings) as steps) as u
            where v.device_id = any (?) and v.observed_ms < ? and u.between_ms is not null""";

    /** Readings of one of several devices that are fetched at once, at least. */
    private static final int EACH_LEAST = 50;

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

    /** What measures one quantity. */
    record Sensor(long device, String quantity, String sensor) {

        static Sensor of(Newest newest) {
            return new Sensor(
                    newest.device(), newest.value().quantity(), newest.value().sensor());
        }
    }

    /** By quantity, device and sensor. */
    List<Newest> newest(List<Long> devices) {
        return sql.list(
                "select device_id, observed_ms, quantity, sensor, value, unit from device_value"
                        + " where device_id = any (?) order by quantity, device_id, sensor",
                row -> new Newest(row.getLong("device_id"), Value.of(row)),
                (Object) devices.toArray(Long[]::new));
    }

    /** Those of some devices that ever measured anything, by id. */
    List<Long> measuring(List<Long> devices, int limit) {
        return sql.list(
                "select d.id from unnest(?::bigint[]) as d (id)"
                        + " cross join lateral (select 1 from device_value v where v.device_id = d.id limit 1) as any_value"
                        + " order by d.id limit ?",
                row -> row.getLong(1),
                devices.toArray(Long[]::new),
                limit);
    }

    /** The newest values of all quantities that have limits somewhere, by device; of devices in use a handful each. */
    List<Newest> newestOfLimited() {
        return sql.list(
                "select v.device_id, v.observed_ms, v.quantity, v.sensor, v.value, v.unit from device_value v"
                        + " where v.quantity in (select quantity from measurement_limit)"
                        + " order by v.device_id, v.quantity, v.sensor",
                row -> new Newest(row.getLong("device_id"), Value.of(row)));
    }

    /** How long it usually was between two of the last readings, of the sensors whose newest one is older than a time. */
    Map<Sensor, Duration> usual(List<Long> devices, Instant before) {
        Map<Sensor, Duration> usual = new HashMap<>();
        sql.list(
                        USUAL,
                        row -> Map.entry(
                                new Sensor(
                                        row.getLong("device_id"), row.getString("quantity"), row.getString("sensor")),
                                Duration.ofMillis(row.getLong("between_ms"))),
                        devices.toArray(Long[]::new),
                        before.toEpochMilli())
                .forEach(each -> usual.put(each.getKey(), each.getValue()));
        return usual;
    }

    /** Whether there are more readings than so many. */
    boolean moreThan(long readings, List<Long> devices, @Nullable String quantity, Instant from, Instant to) {
        return sql.one(
                        "select count(*) from (select 1 from measurement where device_id = any (?)"
                                + " and (?::text is null or quantity = ?) and run_ms >= ? and run_ms < ?"
                                + " and observed_ms >= ? and observed_ms < ?"
                                + " limit ?) as readings",
                        row -> row.getLong(1) > readings,
                        devices.toArray(Long[]::new),
                        quantity,
                        quantity,
                        TimeRun.hourOf(from.toEpochMilli()),
                        to.toEpochMilli(),
                        from.toEpochMilli(),
                        to.toEpochMilli(),
                        readings + 1)
                .orElse(false);
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
        List<Reading> found = new ArrayList<>();
        Observations.Key from = key;
        // As many of each as if all spoke equally often, and more when one says most of it: not all that is wanted of
        // each.
        int each = devices.size() == 1 ? limit : Math.min(limit, Math.max(EACH_LEAST, 4 * limit / devices.size()));
        boolean more = true;
        while (more && found.size() < limit) {
            more = false;
            Map<Long, Integer> told = new HashMap<>();
            for (Reading reading : portion(devices, quantity, from, to, each, limit - found.size())) {
                found.add(reading);
                from = reading.key();
                // Behind the last that was fetched of one there may be more of it, before what follows here of others.
                if (told.merge(reading.device(), 1, Integer::sum) == each) {
                    more = true;
                    break;
                }
            }
            each = Math.min(limit, 2 * each);
        }
        return found;
    }

    private List<Reading> portion(
            List<Long> devices, @Nullable String quantity, Observations.Key key, Instant to, int each, int limit) {
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
                each - 1,
                until - 1,
                key.observedMs(),
                until,
                key.observedMs(),
                key.message(),
                key.element(),
                each,
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
                Value.of(row));
    }
}
