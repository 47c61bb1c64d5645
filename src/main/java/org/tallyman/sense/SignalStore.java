package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.tallyman.device.Beam;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;
import org.tallyman.platform.sql.CopiedRows;
import org.tallyman.platform.sql.TimeRun;

/** The table of what inputs said, and the crossings of doors that follow from it. */
@ApplicationScoped
class SignalStore {

    /** How far before a window edges are read, to begin where a silence of the beams begins. */
    static final long LOOK_BACK_MS = 600_000;

    private static final String RUNS = "signal_run (device_id, first_ms, message, name, after_ms, element, is_on)";

    private static final String EDGES = """
            select distinct s.at_ms, s.is_on from signal s
            where s.device_id = ? and s.name = ? and s.run_ms between ? and ? and s.at_ms between ? and ?
            """;

    private static final Comparator<Fact> IN_TIME =
            Comparator.comparingLong(SignalStore::atMs).thenComparingInt(Fact::element);

    /** One input in one message. */
    private record Input(long device, long message, String name) {

        static Input of(Fact fact) {
            return new Input(
                    fact.device().value(), fact.message().value(), ((Observation.Signal) fact.observation()).name());
        }
    }

    SignalStore() {}

    /** Keeps signals. */
    void insert(List<Fact> signals, Connection connection) throws SQLException {
        if (signals.isEmpty()) {
            return;
        }
        CopiedRows copy = new CopiedRows();
        for (TimeRun<Input, Fact> run : TimeRun.of(signals, Input::of, SignalStore::atMs, IN_TIME)) {
            Input input = run.key();
            List<Fact> rows = run.rows();
            long firstMs = atMs(rows.getFirst());
            copy.row(7)
                    .bigint(input.device())
                    .bigint(firstMs)
                    .bigint(input.message())
                    .text(input.name())
                    .ints(rows, fact -> (int) (atMs(fact) - firstMs))
                    .ints(rows, Fact::element)
                    .booleans(rows, fact -> ((Observation.Signal) fact.observation()).on());
        }
        copy.into(RUNS, connection);
    }

    private static long atMs(Fact fact) {
        return fact.observation().observedAt().toEpochMilli();
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
                query.setLong(3, TimeRun.hourOf(window.fromMs() - LOOK_BACK_MS));
                query.setLong(4, window.toMs() + BeamCrossings.TURN_MS);
                query.setLong(5, window.fromMs() - LOOK_BACK_MS);
                query.setLong(6, window.toMs() + BeamCrossings.TURN_MS);
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
