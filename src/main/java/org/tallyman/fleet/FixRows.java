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
import org.tallyman.platform.sql.CopiedRows;
import org.tallyman.platform.sql.TimeRun;

/** The tables of fixes: whole batches in. */
final class FixRows {

    private static final String RUNS =
            "fix_run (device_id, first_ms, message, after_ms, element, valid, latitude, longitude,"
                    + " altitude_m, speed_kmh, course_deg, accuracy_m)";

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

    private record Key(long device, long message) {}

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
        CopiedRows copy = new CopiedRows();
        for (TimeRun<Key, Observed<Fix>> run : TimeRun.of(
                fixes, fix -> new Key(fix.device(), fix.message()), Observed::observedMs, Observed.IN_TIME)) {
            List<Observed<Fix>> rows = run.rows();
            long firstMs = rows.getFirst().observedMs();
            copy.row(12)
                    .bigint(run.key().device())
                    .bigint(firstMs)
                    .bigint(run.key().message())
                    .ints(rows, row -> (int) (row.observedMs() - firstMs))
                    .ints(rows, Observed::element)
                    .booleans(rows, row -> row.what().valid())
                    .doubles(rows, row -> row.what().latitude())
                    .doubles(rows, row -> row.what().longitude())
                    .doublesOrNull(rows, row -> row.what().altitudeM())
                    .doublesOrNull(rows, row -> row.what().speedKmh())
                    .doublesOrNull(rows, row -> row.what().courseDegrees())
                    .doublesOrNull(rows, row -> row.what().accuracyM());
        }
        copy.into(RUNS, connection);
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
