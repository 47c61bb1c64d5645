package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.dialect.Observation;
import org.tallyman.platform.Problem;
import org.tallyman.platform.sql.Sql;
import org.tallyman.platform.sql.TimeRun;

/** The stored fixes and measurements of one device, in time order. */
@ApplicationScoped
class Observations {

    private static final String WHERE = """
             where device_id = ? and run_ms >= ? and run_ms <= %s
                 and observed_ms >= ? and observed_ms < ? and (observed_ms, message, element) > (?, ?, ?)
             order by observed_ms, message, element limit ?)
            """;

    private static final String BOTH = """
            (select observed_ms, message, element, valid, latitude, longitude, altitude_m, speed_kmh, course_deg, accuracy_m,
                    null::text as quantity, null::text as sensor, null::float8 as value, null::text as unit
             from fix
            """ + WHERE.formatted(lastRun("fix_run", "?")) + """
            union all
            (select observed_ms, message, element, true, null, null, null, null, null, null, quantity, sensor, value, unit
             from measurement
            """
            + WHERE.formatted(lastRun("measurement_run", "?")) + """
            order by observed_ms, message, element limit ?""";

    private final Sql sql;

    Observations(Sql sql) {
        this.sql = sql;
    }

    /** Where an observation stands in the order of time. */
    record Key(long observedMs, long message, int element) {

        private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,9})");

        static Key before(Instant from) {
            return new Key(from.toEpochMilli(), -1, -1);
        }

        /**
         * What {@link #toString} writes.
         *
         * @throws org.tallyman.platform.ProblemException 400 for anything else
         */
        static Key read(String text) {
            Matcher key = WRITTEN.matcher(text);
            if (!key.matches()) {
                throw Problem.invalid("after", text, "is the next of a page before")
                        .exception();
            }
            return new Key(Long.parseLong(key.group(1)), Long.parseLong(key.group(2)), Integer.parseInt(key.group(3)));
        }

        @Override
        public String toString() {
            return observedMs + "." + message + "." + element;
        }
    }

    record Stored(Key key, Observation observation) {}

    /**
     * SQL of the begin of the last run that matters to who wants the first so many readings of a device behind a time: each
     * run that begins behind it brings one of them at least. Parameters after those of {@code of}: the time, the end, the
     * number of readings less one, and the end less one.
     */
    static String lastRun(String table, String of) {
        return "coalesce((select first_ms from " + table + " where device_id = " + of
                + " and first_ms > ? and first_ms < ? order by first_ms offset ? limit 1), ?)";
    }

    /** Those behind a key and before a time. */
    List<Stored> after(long device, Key key, Instant to, int limit) {
        long until = to.toEpochMilli();
        List<Object> ofOne = List.of(
                device,
                TimeRun.hourOf(key.observedMs()),
                device,
                key.observedMs(),
                until,
                limit - 1,
                until - 1,
                key.observedMs(),
                until,
                key.observedMs(),
                key.message(),
                key.element(),
                limit);
        List<Object> parameters = new ArrayList<>(ofOne);
        parameters.addAll(ofOne);
        parameters.add(limit);
        return sql.list(BOTH, Observations::read, parameters.toArray());
    }

    private static Stored read(ResultSet row) throws SQLException {
        Key key = new Key(row.getLong("observed_ms"), row.getLong("message"), row.getInt("element"));
        Instant at = Instant.ofEpochMilli(key.observedMs());
        String quantity = row.getString("quantity");
        if (quantity != null) {
            return new Stored(
                    key,
                    new Observation.Measurement(
                            at, quantity, row.getDouble("value"), row.getString("unit"), row.getString("sensor")));
        }
        return new Stored(
                key,
                new Observation.Fix(
                        at,
                        row.getBoolean("valid"),
                        row.getDouble("latitude"),
                        row.getDouble("longitude"),
                        Sql.doubleOrNull(row, "altitude_m"),
                        Sql.doubleOrNull(row, "speed_kmh"),
                        Sql.doubleOrNull(row, "course_deg"),
                        Sql.doubleOrNull(row, "accuracy_m")));
    }
}
