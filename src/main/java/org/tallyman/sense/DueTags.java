package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallyman.intake.MessageId;

/** The tags that a piece of work reaches, each with the stretch of its cells that is reached, and their new cells. */
@ApplicationScoped
class DueTags {

    private static final String NOTE_SEEN = """
            with seen as (
                select tag_id, min(message) as oldest from cell
                where read_point_id = any(?) and start_ms >= ? and start_ms < ? group by tag_id),
            noted as (
                insert into sense_due_tag (due_id, tag_id, from_ms, to_ms, ready)
                select ?, tag_id, ?, ?, ? from seen order by tag_id on conflict do nothing)
            select min(oldest) from seen
            """;

    private static final String NOTE_READ = """
            insert into sense_due_tag as d (due_id, tag_id, from_ms, to_ms)
            select ?, t.id, r.from_ms, r.to_ms
            from unnest(?::text[], ?::bigint[], ?::bigint[]) as r(item, from_ms, to_ms)
            join tag t on t.item = r.item order by t.id
            on conflict (due_id, tag_id) do update set
                from_ms = least(d.from_ms, excluded.from_ms), to_ms = greatest(d.to_ms, excluded.to_ms)
            """;

    private static final String OLDEST_READ = """
            select min(c.message)
            from unnest(?::text[], ?::bigint[], ?::bigint[]) as r(item, from_ms, to_ms)
            join tag t on t.item = r.item
            cross join lateral (
                select message from cell
                where tag_id = t.id and start_ms between r.from_ms and r.to_ms and read_point_id = any(?)) c
            """;

    private static final String MERGE = """
            insert into sense_due_cell as c (due_id, tag_id, start_ms, read_point_id, reads, scans, rssi_sum, rssi_reads,
                rssi_best, first_ms, last_ms, message, element)
            select w.due_id, n.* from %s as n(tag_id, start_ms, read_point_id, reads, scans, rssi_sum, rssi_reads,
                rssi_best, first_ms, last_ms, message, element)
            join sense_due_tag w on w.due_id = ? and w.tag_id = n.tag_id and not w.ready
                and n.start_ms between w.from_ms and w.to_ms
            on conflict (due_id, tag_id, start_ms, read_point_id) do update set %s
            """.formatted(CellStore.GIVEN, CellStore.MERGED);

    private static final String TAKE_AWAY = """
            with next as (
                select tag_id, greatest(from_ms, ?) as from_ms, to_ms from sense_due_tag
                where due_id = ? and not ready order by tag_id limit ?),
            gone as (
                delete from cell c using next
                where c.tag_id = next.tag_id and c.start_ms between next.from_ms and next.to_ms
                    and c.read_point_id = any(?))
            update sense_due_tag d set ready = true, from_ms = next.from_ms from next
            where d.due_id = ? and d.tag_id = next.tag_id returning d.tag_id
            """;

    private static final String PUT = """
            with merged as (
                delete from sense_due_cell c using sense_due_tag d
                where c.due_id = ? and c.tag_id = any(?) and d.due_id = c.due_id and d.tag_id = c.tag_id
                returning c.*, d.from_ms)
            insert into cell (tag_id, start_ms, read_point_id, reads, scans, rssi_sum, rssi_reads, rssi_best, first_ms,
                last_ms, message, element)
            select tag_id, start_ms, read_point_id, reads, scans, rssi_sum, rssi_reads, rssi_best, first_ms, last_ms,
                message, element
            from merged where start_ms >= from_ms
            """;

    private static final String TAKE = """
            with taken as (
                delete from sense_due_tag where due_id = ? and tag_id in (
                    select tag_id from sense_due_tag where due_id = ? and ready order by tag_id limit ?)
                returning tag_id, from_ms, to_ms)
            select t.id, t.item, taken.from_ms, taken.to_ms from taken join tag t on t.id = taken.tag_id
            """;

    /**
     * Notes the tags that its read points saw in a stretch of time: all that is of them from a time on is reached.
     *
     * @return the work with the block in which the oldest of what was seen lies
     */
    Due noteSeen(Due due, Window stretch, long reachedFromMs, Connection connection) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(NOTE_SEEN)) {
            note.setArray(1, CellStore.bigints(connection, due.readPoints().toArray()));
            note.setLong(2, stretch.fromMs());
            note.setLong(3, stretch.toMs());
            note.setLong(4, due.id());
            note.setLong(5, reachedFromMs);
            note.setLong(6, Stretch.END);
            note.setBoolean(7, !due.fromJournal());
            return withOldest(due, note);
        }
    }

    /** Notes tags by their items, each with the first and the last start of a cell that is reached. */
    Due noteRead(Due due, SortedMap<String, Window> reached, Connection connection) throws SQLException {
        if (reached.isEmpty()) {
            return due;
        }
        String[] items = reached.keySet().toArray(String[]::new);
        Long[] from = reached.values().stream().map(Window::fromMs).toArray(Long[]::new);
        Long[] to = reached.values().stream().map(Window::toMs).toArray(Long[]::new);
        try (PreparedStatement note = connection.prepareStatement(NOTE_READ);
                PreparedStatement oldest = connection.prepareStatement(OLDEST_READ)) {
            note.setLong(1, due.id());
            note.setArray(2, connection.createArrayOf("text", items));
            note.setArray(3, CellStore.bigints(connection, from));
            note.setArray(4, CellStore.bigints(connection, to));
            note.executeUpdate();
            oldest.setArray(1, connection.createArrayOf("text", items));
            oldest.setArray(2, CellStore.bigints(connection, from));
            oldest.setArray(3, CellStore.bigints(connection, to));
            oldest.setArray(4, CellStore.bigints(connection, due.readPoints().toArray()));
            return withOldest(due, oldest);
        }
    }

    private static Due withOldest(Due due, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            Long oldest = row.getObject(1, Long.class);
            return oldest == null ? due : due.merging(new MessageId(oldest).block());
        }
    }

    boolean any(Due due, Connection connection) throws SQLException {
        return exists("select exists (select from sense_due_tag where due_id = ?)", due, connection);
    }

    /** Whether any still has the cells that it had before the change. */
    boolean anyUnready(Due due, Connection connection) throws SQLException {
        return exists("select exists (select from sense_due_tag where due_id = ? and not ready)", due, connection);
    }

    private static boolean exists(String sql, Due due, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, due.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Merges what is reached of these cells beside those in use. */
    void merge(Due due, SortedMap<Tag, List<Cell>> cells, Connection connection) throws SQLException {
        if (cells.isEmpty()) {
            return;
        }
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            int next = CellStore.bind(cells, merge, connection);
            merge.setLong(next, due.id());
            merge.executeUpdate();
        }
    }

    /**
     * Puts the merged cells of some tags in the place of those in use, from a time on at the earliest; returns whose. All
     * that is folded must be merged.
     */
    Collection<Long> exchange(Due due, long earliestMs, int limit, Connection connection) throws SQLException {
        List<Long> tags = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE_AWAY)) {
            take.setLong(1, earliestMs);
            take.setLong(2, due.id());
            take.setInt(3, limit);
            take.setArray(4, CellStore.bigints(connection, due.readPoints().toArray()));
            take.setLong(5, due.id());
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    tags.add(row.getLong(1));
                }
            }
        }
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setLong(1, due.id());
            put.setArray(2, CellStore.bigints(connection, tags.toArray()));
            put.executeUpdate();
        }
        return tags;
    }

    /** Takes some of the tags whose cells are what they should be, each with the stretch that is to be judged. */
    Map<Tag, Window> take(Due due, int limit, Connection connection) throws SQLException {
        Map<Tag, Window> tags = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(TAKE)) {
            query.setLong(1, due.id());
            query.setLong(2, due.id());
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tags.put(new Tag(row.getLong(1), row.getString(2)), new Window(row.getLong(3), row.getLong(4)));
                }
            }
        }
        return tags;
    }

    /** Puts tags back of which a part is still to be judged. */
    void putBack(Due due, Map<Tag, Window> left, Connection connection) throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        String sql = "insert into sense_due_tag (due_id, tag_id, from_ms, to_ms, ready) values (?, ?, ?, ?, true)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<Tag, Window> tag : left.entrySet()) {
                insert.setLong(1, due.id());
                insert.setLong(2, tag.getKey().id());
                insert.setLong(3, tag.getValue().fromMs());
                insert.setLong(4, tag.getValue().toMs());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
