package org.tallyman.fleet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.Fix;

/** The tables of fixes: whole batches in. */
final class FixRows {

    private static final String INSERT = """
            insert into fix (device_id, observed_ms, message, element, valid, latitude, longitude, altitude_m, speed_kmh,
                             course_deg, accuracy_m)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::boolean[], ?::float8[], ?::float8[],
                                 ?::float8[], ?::float8[], ?::float8[], ?::float8[])
            on conflict do nothing""";

    private static final String NEWEST = """
            insert into device_position (device_id, observed_ms, message, element, latitude, longitude, speed_kmh, course_deg,
                                         accuracy_m)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::float8[], ?::float8[], ?::float8[],
                                 ?::float8[], ?::float8[])
            on conflict (device_id) do update
            set observed_ms = excluded.observed_ms, message = excluded.message, element = excluded.element,
                latitude = excluded.latitude, longitude = excluded.longitude, speed_kmh = excluded.speed_kmh,
                course_deg = excluded.course_deg, accuracy_m = excluded.accuracy_m
            where (excluded.observed_ms, excluded.message, excluded.element)
                > (device_position.observed_ms, device_position.message, device_position.element)""";

    private FixRows() {}

    static void write(List<Observed<Fix>> fixes, Connection connection) throws SQLException {
        insert(fixes, connection);
        TreeMap<Long, Observed<Fix>> newest = new TreeMap<>();
        for (Observed<Fix> fix : fixes) {
            if (fix.current() && fix.what().valid()) {
                newest.merge(
                        fix.device(), fix, (left, right) -> Observed.IN_TIME.compare(left, right) >= 0 ? left : right);
            }
        }
        if (!newest.isEmpty()) {
            keepNewest(newest.values(), connection);
        }
    }

    private static void insert(List<Observed<Fix>> fixes, Connection connection) throws SQLException {
        List<Observed<Fix>> rows = fixes.stream().sorted(Observed.IN_TIME).toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int next = keys(rows, insert);
            insert.setArray(
                    next++,
                    connection.createArrayOf(
                            "boolean",
                            rows.stream().map(row -> row.what().valid()).toArray()));
            insert.setArray(next++, floats(connection, rows, Fix::latitude));
            insert.setArray(next++, floats(connection, rows, Fix::longitude));
            insert.setArray(next++, floats(connection, rows, Fix::altitudeM));
            insert.setArray(next++, floats(connection, rows, Fix::speedKmh));
            insert.setArray(next++, floats(connection, rows, Fix::courseDegrees));
            insert.setArray(next, floats(connection, rows, Fix::accuracyM));
            insert.executeUpdate();
        }
    }

    private static void keepNewest(Collection<Observed<Fix>> newest, Connection connection) throws SQLException {
        List<Observed<Fix>> rows = List.copyOf(newest);
        try (PreparedStatement upsert = connection.prepareStatement(NEWEST)) {
            int next = keys(rows, upsert);
            upsert.setArray(next++, floats(connection, rows, Fix::latitude));
            upsert.setArray(next++, floats(connection, rows, Fix::longitude));
            upsert.setArray(next++, floats(connection, rows, Fix::speedKmh));
            upsert.setArray(next++, floats(connection, rows, Fix::courseDegrees));
            upsert.setArray(next, floats(connection, rows, Fix::accuracyM));
            upsert.executeUpdate();
        }
    }

    /** Sets the first four parameters; the answer is the position of the next. */
    static int keys(List<? extends Observed<?>> rows, PreparedStatement statement) throws SQLException {
        statement.setObject(1, rows.stream().mapToLong(Observed::device).toArray());
        statement.setObject(2, rows.stream().mapToLong(Observed::observedMs).toArray());
        statement.setObject(3, rows.stream().mapToLong(Observed::message).toArray());
        statement.setObject(4, rows.stream().mapToInt(Observed::element).toArray());
        return 5;
    }

    private static Array floats(Connection connection, List<Observed<Fix>> rows, Part part) throws SQLException {
        @Nullable Double[] values = new @Nullable Double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = part.of(rows.get(i).what());
        }
        return connection.createArrayOf("float8", values);
    }

    private interface Part {
        @Nullable
        Double of(Fix fix);
    }
}
