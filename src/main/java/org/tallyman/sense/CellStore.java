package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The cell table: merged into and read a batch at a time. */
@ApplicationScoped
class CellStore {

    /** Rows given as an array a column, in the order of the table's columns. */
    static final String GIVEN = "unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::bigint[],"
            + " ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[])";

    /** What one cell {@code c} and another, {@code excluded}, are together. */
    static final String MERGED = """
                reads = least(c.reads::bigint + excluded.reads, 2147483647),
                scans = least(c.scans::bigint + excluded.scans, 2147483647),
                rssi_sum = c.rssi_sum + excluded.rssi_sum,
                rssi_reads = least(c.rssi_reads::bigint + excluded.rssi_reads, 2147483647),
                rssi_best = greatest(c.rssi_best, excluded.rssi_best),
                message = case when (excluded.first_ms, excluded.message) < (c.first_ms, c.message)
                    then excluded.message else c.message end,
                element = case when (excluded.first_ms, excluded.message) < (c.first_ms, c.message)
                    then excluded.element else c.element end,
                first_ms = least(c.first_ms, excluded.first_ms),
                last_ms = greatest(c.last_ms, excluded.last_ms)
            """;

    private static final String UPSERT = """
            insert into cell as c (tag_id, start_ms, read_point_id, reads, scans, rssi_sum, rssi_reads, rssi_best,
                first_ms, last_ms, message, element)
            select * from %s
            on conflict (tag_id, start_ms, read_point_id) do update set %s
            """.formatted(GIVEN, MERGED);

    private static final String BETWEEN = """
            select w.tag_id, c.read_point_id, c.start_ms, c.reads, c.scans, c.rssi_sum, c.rssi_reads, c.rssi_best, c.first_ms,
                c.last_ms, c.message, c.element
            from unnest(?::bigint[], ?::bigint[]) as w(tag_id, from_ms)
            cross join lateral (
                select * from cell where tag_id = w.tag_id and start_ms >= w.from_ms and start_ms < ?
                order by start_ms, read_point_id limit ?) c
            """;

    /** Merges cells, given in the order of tags so that no two writers can wait for each other. */
    void merge(SortedMap<Tag, List<Cell>> cells, Connection connection) throws SQLException {
        if (cells.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            bind(cells, upsert, connection);
            upsert.executeUpdate();
        }
    }

    /** Gives cells to a statement that begins with {@link #GIVEN}; returns its next parameter. */
    static int bind(SortedMap<Tag, List<Cell>> cells, PreparedStatement statement, Connection connection)
            throws SQLException {
        Columns columns =
                new Columns(cells.values().stream().mapToInt(List::size).sum());
        cells.forEach((tag, ofTag) -> ofTag.stream().sorted().forEach(cell -> columns.add(tag.id(), cell)));
        return columns.bind(statement, connection);
    }

    /** The first cells of each tag from a start time on and before another, by time; so many of each at most. */
    Map<Long, List<Cell>> between(Map<Long, Long> fromMsByTag, long toMs, int limit, Connection connection)
            throws SQLException {
        Map<Long, List<Cell>> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(BETWEEN)) {
            query.setArray(1, bigints(connection, fromMsByTag.keySet().toArray()));
            query.setArray(2, bigints(connection, fromMsByTag.values().toArray()));
            query.setLong(3, toMs);
            query.setInt(4, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getLong(1), tag -> new ArrayList<>())
                            .add(read(row));
                }
            }
        }
        found.values().forEach(Collections::sort);
        return found;
    }

    static Array bigints(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("bigint", values);
    }

    private static Cell read(ResultSet row) throws SQLException {
        return new Cell(
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5),
                row.getLong(6),
                row.getInt(7),
                row.getInt(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getInt(12));
    }

    /** Cells turned on their side: one array a column. */
    private static final class Columns {

        private final Long[] tags;
        private final Long[][] longs;
        private final Integer[][] ints;
        private int row;

        Columns(int size) {
            tags = new Long[size];
            longs = new Long[6][size];
            ints = new Integer[5][size];
        }

        void add(long tag, Cell cell) {
            tags[row] = tag;
            longs[0][row] = cell.startMs();
            longs[1][row] = cell.readPoint();
            ints[0][row] = cell.reads();
            ints[1][row] = cell.scans();
            longs[2][row] = cell.rssiSum();
            ints[2][row] = cell.rssiReads();
            ints[3][row] = cell.rssiBest();
            longs[3][row] = cell.firstMs();
            longs[4][row] = cell.lastMs();
            longs[5][row] = cell.message();
            ints[4][row] = cell.element();
            row++;
        }

        int bind(PreparedStatement statement, Connection connection) throws SQLException {
            statement.setArray(1, bigints(connection, tags));
            statement.setArray(2, bigints(connection, longs[0]));
            statement.setArray(3, bigints(connection, longs[1]));
            statement.setArray(4, connection.createArrayOf("integer", ints[0]));
            statement.setArray(5, connection.createArrayOf("integer", ints[1]));
            statement.setArray(6, bigints(connection, longs[2]));
            statement.setArray(7, connection.createArrayOf("integer", ints[2]));
            statement.setArray(8, connection.createArrayOf("integer", ints[3]));
            statement.setArray(9, bigints(connection, longs[3]));
            statement.setArray(10, bigints(connection, longs[4]));
            statement.setArray(11, bigints(connection, longs[5]));
            statement.setArray(12, connection.createArrayOf("integer", ints[4]));
            return 13;
        }
    }
}
