package org.tallyman.fleet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.platform.sql.CopiedRows;
import org.tallyman.platform.sql.TimeRun;

/** The tables of measurements: whole batches in. */
final class MeasurementRows {

    private static final String RUNS =
            "measurement_run (device_id, first_ms, message, quantity, sensor, unit, after_ms, element, value)";

    private static final String NEWEST = """
            insert into device_value (device_id, observed_ms, message, element, quantity, sensor, value, unit)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::float8[], ?::text[])
            on conflict (device_id, quantity, sensor) do update
            set observed_ms = excluded.observed_ms, message = excluded.message, element = excluded.element,
                value = excluded.value, unit = excluded.unit
            where (excluded.observed_ms, excluded.message, excluded.element)
                > (device_value.observed_ms, device_value.message, device_value.element)""";

    private static final Comparator<Key> KEYS =
            Comparator.comparingLong(Key::device).thenComparing(Key::quantity).thenComparing(Key::sensor);

    private record Key(long device, String quantity, String sensor) {}

    private record Series(long device, long message, String quantity, String sensor, String unit) {

        static Series of(Observed<Measurement> row) {
            Measurement said = row.what();
            return new Series(row.device(), row.message(), said.quantity(), said.sensor(), said.unit());
        }
    }

    private MeasurementRows() {}

    static void write(List<Observed<Measurement>> measurements, Connection connection) throws SQLException {
        insert(measurements, connection);
        TreeMap<Key, Observed<Measurement>> newest = new TreeMap<>(KEYS);
        for (Observed<Measurement> row : measurements) {
            if (row.current()) {
                newest.merge(
                        new Key(row.device(), row.what().quantity(), row.what().sensor()),
                        row,
                        (left, right) -> Observed.IN_TIME.compare(left, right) >= 0 ? left : right);
            }
        }
        if (!newest.isEmpty()) {
            keepNewest(newest.values(), connection);
        }
    }

    private static void insert(List<Observed<Measurement>> measurements, Connection connection) throws SQLException {
        CopiedRows copy = new CopiedRows();
        for (TimeRun<Series, Observed<Measurement>> run :
                TimeRun.of(measurements, Series::of, Observed::observedMs, Observed.IN_TIME)) {
            Series series = run.key();
            List<Observed<Measurement>> rows = run.rows();
            long firstMs = rows.getFirst().observedMs();
            copy.row(9)
                    .bigint(series.device())
                    .bigint(firstMs)
                    .bigint(series.message())
                    .text(series.quantity())
                    .text(series.sensor())
                    .text(series.unit())
                    .ints(rows, row -> (int) (row.observedMs() - firstMs))
                    .ints(rows, Observed::element)
                    .doubles(rows, row -> row.what().value());
        }
        copy.into(RUNS, connection);
    }

    private static void keepNewest(Collection<Observed<Measurement>> newest, Connection connection)
            throws SQLException {
        List<Observed<Measurement>> rows = List.copyOf(newest);
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            int next = FixRows.keys(rows, statement);
            statement.setArray(next++, texts(connection, rows, Measurement::quantity));
            statement.setArray(next++, texts(connection, rows, Measurement::sensor));
            statement.setObject(
                    next++, rows.stream().mapToDouble(row -> row.what().value()).toArray());
            statement.setArray(next, texts(connection, rows, Measurement::unit));
            statement.executeUpdate();
        }
    }

    private static Array texts(
            Connection connection, List<Observed<Measurement>> rows, Function<Measurement, String> part)
            throws SQLException {
        return connection.createArrayOf(
                "text", rows.stream().map(row -> part.apply(row.what())).toArray());
    }
}
