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

/** The tables of measurements: whole batches in. */
final class MeasurementRows {

    private static final String VALUES = """
             (device_id, observed_ms, message, element, quantity, sensor, value, unit)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::float8[], ?::text[])
            """;

    private static final String INSERT = "insert into measurement" + VALUES + "on conflict do nothing";

    private static final String NEWEST = "insert into device_value" + VALUES + """
            on conflict (device_id, quantity, sensor) do update
            set observed_ms = excluded.observed_ms, message = excluded.message, element = excluded.element,
                value = excluded.value, unit = excluded.unit
            where (excluded.observed_ms, excluded.message, excluded.element)
                > (device_value.observed_ms, device_value.message, device_value.element)""";

    private static final Comparator<Key> KEYS =
            Comparator.comparingLong(Key::device).thenComparing(Key::quantity).thenComparing(Key::sensor);

    private record Key(long device, String quantity, String sensor) {}

    private MeasurementRows() {}

    static void write(List<Observed<Measurement>> measurements, Connection connection) throws SQLException {
        run(INSERT, measurements.stream().sorted(Observed.IN_TIME).toList(), connection);
        TreeMap<Key, Observed<Measurement>> newest = new TreeMap<>(KEYS);
        for (Observed<Measurement> row : measurements) {
            if (row.current()) {
                newest.merge(
                        new Key(row.device(), row.what().quantity(), row.what().sensor()),
                        row,
                        (left, right) -> Observed.IN_TIME.compare(left, right) >= 0 ? left : right);
            }
        }
        run(NEWEST, newest.values(), connection);
    }

    private static void run(String sql, Collection<Observed<Measurement>> measurements, Connection connection)
            throws SQLException {
        List<Observed<Measurement>> rows = List.copyOf(measurements);
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
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
