package org.tallyman.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which inputs were which light beams over time. Immutable. */
final class BeamTimelines {

    /** One row; door 0 ended the binding before it. */
    record Row(long device, String signal, Instant from, long door, BeamSide side, boolean brokenWhenOn) {}

    private final List<Row> rows;
    private final Map<Long, List<Beam>> byDoor = new HashMap<>();

    /** Rows by device, signal and time. */
    BeamTimelines(List<Row> rows) {
        this.rows = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.door() != 0) {
                Row next = i + 1 < rows.size() ? rows.get(i + 1) : null;
                boolean same = next != null
                        && next.device() == row.device()
                        && next.signal().equals(row.signal());
                byDoor.computeIfAbsent(row.door(), door -> new ArrayList<>())
                        .add(new Beam(
                                row.device(),
                                row.signal(),
                                row.from(),
                                same && next != null ? next.from() : null,
                                row.door(),
                                row.side(),
                                row.brokenWhenOn()));
            }
        }
    }

    static BeamTimelines read(Statement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select device_id, signal, valid_from, door_id, coalesce(side, 'INNER'), broken_when_on
                from beam_binding order by device_id, signal, valid_from""")) {
            while (row.next()) {
                rows.add(new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getLong(4),
                        BeamSide.valueOf(row.getString(5)),
                        row.getBoolean(6)));
            }
        }
        return new BeamTimelines(rows);
    }

    boolean none() {
        return byDoor.isEmpty();
    }

    /** All that ever were beams of a door; mostly none. */
    List<Beam> ofDoor(long door) {
        return byDoor.getOrDefault(door, List.of());
    }

    List<Row> ofDevice(long device) {
        return rows.stream().filter(row -> row.device() == device).toList();
    }

    /** Doors of which this input ever was a beam. */
    List<Long> doors(long device, String signal) {
        return rows.stream()
                .filter(row -> row.device() == device && row.signal().equals(signal) && row.door() != 0)
                .map(Row::door)
                .distinct()
                .toList();
    }
}
