package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The visits of tags and the checkpoints from which their fold can start again. */
@ApplicationScoped
class VisitStore {

    private static final String CHECKPOINTS = """
            select w.tag_id, c.at_ms, c.state
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w(tag_id, from_ms, to_ms)
            cross join lateral (
                select at_ms, state from sense_checkpoint
                where tag_id = w.tag_id and at_ms between w.from_ms and w.to_ms order by at_ms desc limit 1) c
            """;

    private static final String OPENINGS = """
            select v.tag_id, v.read_point_id, v.at_ms, v.kind, v.decided_ms, v.message, v.element
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w(tag_id, from_ms, to_ms)
            join visit v on v.tag_id = w.tag_id and v.at_ms >= w.from_ms - %1$d and v.at_ms < w.to_ms + %1$d
            where v.decided_ms >= w.from_ms and (v.decided_ms < w.to_ms or v.at_ms < w.to_ms)
            """.formatted(Opening.DECIDED_WITHIN_MS);

    private static final String DROP_CHECKPOINTS = """
            delete from sense_checkpoint c using unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w(tag_id, from_ms, to_ms)
            where c.tag_id = w.tag_id and c.at_ms > w.from_ms and c.at_ms <= w.to_ms
            """;

    /** Writes visits; one that is there already, by tag and opening time, is restated. */
    void put(List<Visit> visits, Connection connection) throws SQLException {
        String sql = "insert into visit (tag_id, at_ms, read_point_id, kind, decided_ms, event_id, message, element)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tag_id, at_ms) do update set"
                + " decided_ms = excluded.decided_ms, message = excluded.message, element = excluded.element";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Visit visit : visits) {
                Opening opening = visit.opening();
                insert.setLong(1, visit.tag().id());
                insert.setLong(2, opening.atMs());
                insert.setLong(3, opening.readPoint());
                insert.setString(4, opening.kind().name());
                insert.setLong(5, opening.decidedMs());
                insert.setObject(6, visit.event());
                insert.setLong(7, opening.message());
                insert.setInt(8, opening.element());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void delete(List<Visit> visits, Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from visit where tag_id = ? and at_ms = ?")) {
            for (Visit visit : visits) {
                delete.setLong(1, visit.tag().id());
                delete.setLong(2, visit.opening().atMs());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** The newest checkpoint of each tag within a stretch of time, both ends included; tags without one are absent. */
    Map<Long, TagTrack.Checkpoint> newestCheckpoints(Map<Long, Window> withinByTag, Connection connection)
            throws SQLException {
        Map<Long, TagTrack.Checkpoint> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(CHECKPOINTS)) {
            bind(withinByTag, query, connection);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), new TagTrack.Checkpoint(row.getLong(2), row.getBytes(3)));
                }
            }
        }
        return found;
    }

    /** The openings of each tag that were decided at or after the one time, and that were decided or are before the other. */
    Map<Long, List<Opening>> openings(Map<Long, Window> betweenByTag, Connection connection) throws SQLException {
        Map<Long, List<Opening>> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(OPENINGS)) {
            bind(betweenByTag, query, connection);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getLong(1), tag -> new ArrayList<>())
                            .add(new Opening(
                                    row.getLong(2),
                                    row.getLong(3),
                                    Opening.Kind.valueOf(row.getString(4)),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getInt(7)));
                }
            }
        }
        return found;
    }

    private static void bind(Map<Long, Window> byTag, PreparedStatement statement, Connection connection)
            throws SQLException {
        statement.setArray(1, CellStore.bigints(connection, byTag.keySet().toArray()));
        statement.setArray(
                2,
                CellStore.bigints(
                        connection, byTag.values().stream().map(Window::fromMs).toArray()));
        statement.setArray(
                3,
                CellStore.bigints(
                        connection, byTag.values().stream().map(Window::toMs).toArray()));
    }

    /** Drops the checkpoints of each tag that lie after the one time, up to the other: other cells are before them now. */
    void dropCheckpoints(Map<Long, Window> voidByTag, Connection connection) throws SQLException {
        if (voidByTag.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(DROP_CHECKPOINTS)) {
            bind(voidByTag, delete, connection);
            delete.executeUpdate();
        }
    }

    void insertCheckpoints(Map<Long, List<TagTrack.Checkpoint>> checkpoints, Connection connection)
            throws SQLException {
        if (checkpoints.isEmpty()) {
            return;
        }
        String sql = "insert into sense_checkpoint (tag_id, at_ms, state) values (?, ?, ?)"
                + " on conflict (tag_id, at_ms) do update set state = excluded.state";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (var entry : checkpoints.entrySet()) {
                for (TagTrack.Checkpoint checkpoint : entry.getValue()) {
                    insert.setLong(1, entry.getKey());
                    insert.setLong(2, checkpoint.atMs());
                    insert.setBytes(3, checkpoint.state());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    void touch(Map<Long, Long> lastMsByTag, Connection connection) throws SQLException {
        if (lastMsByTag.isEmpty()) {
            return;
        }
        String sql = "update tag set last_ms = greatest(tag.last_ms, w.last_ms)"
                + " from unnest(?::bigint[], ?::bigint[]) as w(tag_id, last_ms) where tag.id = w.tag_id";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(
                    1, CellStore.bigints(connection, lastMsByTag.keySet().toArray()));
            update.setArray(
                    2, CellStore.bigints(connection, lastMsByTag.values().toArray()));
            update.executeUpdate();
        }
    }
}
