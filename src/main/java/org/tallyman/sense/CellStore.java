package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.MessageId;

/** The cell table: merged into and read a batch at a time. */
@ApplicationScoped
class CellStore {

    private static final String UPSERT = """
            insert into cell as c (tag_id, start_ms, read_point_id, reads, rssi_sum, rssi_reads, rssi_best,
                first_ms, last_ms, message, element)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::int[], ?::int[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::int[])
            on conflict (tag_id, start_ms, read_point_id) do update set
                reads = least(c.reads::bigint + excluded.reads, 2147483647),
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

    private static final String SINCE = """
            select c.tag_id, c.read_point_id, c.start_ms, c.reads, c.rssi_sum, c.rssi_reads, c.rssi_best, c.first_ms,
                c.last_ms, c.message, c.element
            from unnest(?::bigint[], ?::bigint[]) as w(tag_id, from_ms)
            join cell c on c.tag_id = w.tag_id and c.start_ms >= w.from_ms
            order by c.tag_id, c.start_ms, c.read_point_id
            """;

    /** Merges cells, given in the order of tags so that no two writers can wait for each other. */
    void merge(SortedMap<Tag, List<Cell>> cells, Connection connection) throws SQLException {
        int size = cells.values().stream().mapToInt(List::size).sum();
        if (size == 0) {
            return;
        }
        Columns columns = new Columns(size);
        cells.forEach((tag, ofTag) -> ofTag.stream().sorted().forEach(cell -> columns.add(tag.id(), cell)));
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            columns.bind(upsert, connection);
            upsert.executeUpdate();
        }
    }

    /** The cells of each tag from a start time on, in time order. */
    Map<Long, List<Cell>> since(Map<Long, Long> fromMsByTag, Connection connection) throws SQLException {
        Map<Long, List<Cell>> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SINCE)) {
            query.setArray(1, bigints(connection, fromMsByTag.keySet().toArray()));
            query.setArray(2, bigints(connection, fromMsByTag.values().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getLong(1), tag -> new ArrayList<>())
                            .add(read(row));
                }
            }
        }
        return found;
    }

    void countUnbound(Map<CellGathering.Antenna, CellGathering.Unbound> unbound, Connection connection)
            throws SQLException {
        if (unbound.isEmpty()) {
            return;
        }
        String sql = "insert into unbound_antenna as u (device_id, antenna, reads, last_ms) values (?, ?, ?, ?)"
                + " on conflict (device_id, antenna) do update set reads = u.reads + excluded.reads,"
                + " last_ms = greatest(u.last_ms, excluded.last_ms)";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (var entry : unbound.entrySet()) {
                upsert.setLong(1, entry.getKey().device());
                upsert.setInt(2, entry.getKey().number());
                upsert.setLong(3, entry.getValue().reads());
                upsert.setLong(4, entry.getValue().lastMs());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** The block of the oldest message among the cells of these read points since a time; the largest long if none. */
    long oldestMessage(Set<Long> readPoints, long fromMs, Connection connection) throws SQLException {
        String sql = "select min(message) from cell where read_point_id = any(?) and start_ms >= ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, bigints(connection, readPoints.toArray()));
            query.setLong(2, fromMs);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Long oldest = row.getObject(1, Long.class);
                return oldest == null ? Long.MAX_VALUE : new MessageId(oldest).block();
            }
        }
    }

    void delete(Set<Long> readPoints, long fromMs, Connection connection) throws SQLException {
        String sql = "delete from cell where read_point_id = any(?) and start_ms >= ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setArray(1, bigints(connection, readPoints.toArray()));
            delete.setLong(2, fromMs);
            delete.executeUpdate();
        }
    }

    /** Forgets the antennas of a device that served no read point and now did when they read last. */
    void forgetBound(DeviceId device, DeviceSnapshot devices, Connection connection) throws SQLException {
        String sql = "select antenna, last_ms from unbound_antenna where device_id = ? for update";
        List<Integer> bound = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, device.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant last = Instant.ofEpochMilli(row.getLong(2));
                    if (devices.readPointAt(device.value(), row.getInt(1), last) != 0) {
                        bound.add(row.getInt(1));
                    }
                }
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from unbound_antenna where device_id = ? and antenna = any(?)")) {
            delete.setLong(1, device.value());
            delete.setArray(2, connection.createArrayOf("integer", bound.toArray()));
            delete.executeUpdate();
        }
    }

    static Array bigints(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("bigint", values);
    }

    private static Cell read(ResultSet row) throws SQLException {
        return new Cell(
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getLong(5),
                row.getInt(6),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getInt(11));
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
            ints = new Integer[4][size];
        }

        void add(long tag, Cell cell) {
            tags[row] = tag;
            longs[0][row] = cell.startMs();
            longs[1][row] = cell.readPoint();
            ints[0][row] = cell.reads();
            longs[2][row] = cell.rssiSum();
            ints[1][row] = cell.rssiReads();
            ints[2][row] = cell.rssiBest();
            longs[3][row] = cell.firstMs();
            longs[4][row] = cell.lastMs();
            longs[5][row] = cell.message();
            ints[3][row] = cell.element();
            row++;
        }

        void bind(PreparedStatement statement, Connection connection) throws SQLException {
            statement.setArray(1, bigints(connection, tags));
            statement.setArray(2, bigints(connection, longs[0]));
            statement.setArray(3, bigints(connection, longs[1]));
            statement.setArray(4, connection.createArrayOf("integer", ints[0]));
            statement.setArray(5, bigints(connection, longs[2]));
            statement.setArray(6, connection.createArrayOf("integer", ints[1]));
            statement.setArray(7, connection.createArrayOf("integer", ints[2]));
            statement.setArray(8, bigints(connection, longs[3]));
            statement.setArray(9, bigints(connection, longs[4]));
            statement.setArray(10, bigints(connection, longs[5]));
            statement.setArray(11, connection.createArrayOf("integer", ints[3]));
        }
    }
}
