package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPointView;

/** Finds tags by where and when they were seen. */
@ApplicationScoped
class TagFinder {

    private static final String SEEN = """
            select t.id, t.item from tag t where t.id in (
                select c.tag_id from cell c where c.read_point_id = any(?) and c.start_ms between ? and ?)
            """;

    /** The tags near doors when their beams changed, each with the time from which on it must be judged anew. */
    Map<Tag, Window> reachedBy(
            Collection<Fact> signals, DeviceSnapshot devices, PlaceSnapshot places, Connection connection)
            throws SQLException {
        Map<Long, Window> byDoor = new HashMap<>();
        for (Fact fact : signals) {
            Observation.Signal signal = (Observation.Signal) fact.observation();
            long atMs = signal.observedAt().toEpochMilli();
            // Getting free can undo a crossing that was a little before.
            Window reached = new Window(atMs - BeamCrossings.TURN_MS, atMs);
            devices.beamDoors(fact.device().value(), signal.name())
                    .forEach(door -> byDoor.merge(door, reached, Window::span));
        }
        Map<Tag, Window> tags = new HashMap<>();
        for (Map.Entry<Long, Window> door : byDoor.entrySet()) {
            long fromMs = door.getValue().fromMs();
            Window seen = new Window(
                    fromMs - BeamDoors.AROUND_MS - Cell.QUANTUM_MS_MAX,
                    door.getValue().toMs() + BeamCrossings.PAIR_MS + BeamDoors.AROUND_MS);
            for (Tag tag : seen(readPoints(places, Set.of(door.getKey())), seen, connection)) {
                tags.merge(tag, new Window(fromMs, Stretch.END), Window::span);
            }
        }
        return tags;
    }

    static List<Tag> seen(Set<Long> readPoints, Window window, Connection connection) throws SQLException {
        List<Tag> tags = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SEEN)) {
            query.setArray(1, CellStore.bigints(connection, readPoints.toArray()));
            query.setLong(2, window.fromMs());
            query.setLong(3, window.toMs());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tags.add(new Tag(row.getLong(1), row.getString(2)));
                }
            }
        }
        return tags;
    }

    /** All read points that ever were at these doors. */
    static Set<Long> readPoints(PlaceSnapshot places, Set<Long> doors) {
        return places.readPoints().stream()
                .filter(point ->
                        point.door() != null && doors.contains(point.door().id().value()))
                .map(ReadPointView::id)
                .map(id -> id.value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
