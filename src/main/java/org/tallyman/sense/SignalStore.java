package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.tallyman.device.Beam;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;

/** The table of what inputs said, and the crossings of doors that follow from it. */
@ApplicationScoped
class SignalStore {

    /** How far before a window edges are read, to begin where a silence of the beams begins. */
    static final long LOOK_BACK_MS = 600_000;

    private static final String INSERT = """
            insert into signal (device_id, name, at_ms, is_on, message, element)
            select * from unnest(?::bigint[], ?::text[], ?::bigint[], ?::boolean[], ?::bigint[], ?::int[])
            on conflict do nothing
            """;

    private static final String EDGES = """
            select s.at_ms, s.is_on from signal s
            where s.device_id = ? and s.name = ? and s.at_ms between ? and ?
            """;

    SignalStore() {}

    /** Keeps signals; a repeated one changes nothing. */
    void insert(List<Fact> signals, Connection connection) throws SQLException {
        if (signals.isEmpty()) {
            return;
        }
        List<Observation.Signal> said = signals.stream()
                .map(fact -> (Observation.Signal) fact.observation())
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(
                    1,
                    array(
                            connection,
                            "bigint",
                            signals.stream().map(f -> f.device().value()).toList()));
            insert.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            said.stream().map(Observation.Signal::name).toList()));
            insert.setArray(
                    3,
                    array(
                            connection,
                            "bigint",
                            said.stream()
                                    .map(s -> s.observedAt().toEpochMilli())
                                    .toList()));
            insert.setArray(
                    4,
                    array(
                            connection,
                            "boolean",
                            said.stream().map(Observation.Signal::on).toList()));
            insert.setArray(
                    5,
                    array(
                            connection,
                            "bigint",
                            signals.stream().map(f -> f.message().value()).toList()));
            insert.setArray(
                    6,
                    array(
                            connection,
                            "integer",
                            signals.stream().map(Fact::element).toList()));
            insert.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** An empty set of windows whose crossings can be read one by one. */
    static DoorWindows windows() {
        return new DoorWindows(LOOK_BACK_MS + BeamCrossings.TURN_MS);
    }

    /** The crossings of each door within its windows; doors that never had a beam cost nothing. */
    Crossings crossings(DoorWindows windows, DeviceSnapshot devices, Connection connection) throws SQLException {
        Map<Long, List<Crossing>> found = new HashMap<>();
        for (Map.Entry<Long, NavigableMap<Long, Window>> door : windows.byDoor().entrySet()) {
            List<Beam> beams = devices.beamsOf(door.getKey());
            if (!beams.isEmpty()) {
                List<Crossing> crossings = found.computeIfAbsent(door.getKey(), id -> new ArrayList<>());
                for (Window window : door.getValue().values()) {
                    crossings.addAll(BeamCrossings.of(door.getKey(), edges(beams, window, connection)));
                }
            }
        }
        return found.isEmpty() ? Crossings.NONE : new Crossings(found);
    }

    private static Collection<BeamEdge> edges(List<Beam> beams, Window window, Connection connection)
            throws SQLException {
        List<BeamEdge> edges = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(EDGES)) {
            for (Beam beam : beams) {
                query.setLong(1, beam.device());
                query.setString(2, beam.signal());
                query.setLong(3, window.fromMs() - LOOK_BACK_MS);
                query.setLong(4, window.toMs() + BeamCrossings.TURN_MS);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        long atMs = row.getLong(1);
                        if (beam.holdsAt(Instant.ofEpochMilli(atMs))) {
                            edges.add(new BeamEdge(atMs, beam.side(), row.getBoolean(2) == beam.brokenWhenOn()));
                        }
                    }
                }
            }
        }
        return afterSilence(edges, window.fromMs());
    }

    /** The edges from the last silence before a time on: what was before it does not matter. */
    private static Collection<BeamEdge> afterSilence(List<BeamEdge> edges, long fromMs) {
        List<BeamEdge> sorted = edges.stream().sorted().toList();
        int start = 0;
        for (int i = 1; i < sorted.size() && sorted.get(i).atMs() <= fromMs; i++) {
            if (sorted.get(i).atMs() - sorted.get(i - 1).atMs() > BeamCrossings.PAIR_MS) {
                start = i;
            }
        }
        return sorted.subList(start, sorted.size());
    }
}
