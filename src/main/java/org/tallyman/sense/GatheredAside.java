package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallyman.device.AntennaBinding;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.ident.DeviceId;

/** What is known of reads besides their cells: of those that make none how many there are, and who scans where. */
@ApplicationScoped
class GatheredAside {

    private final Set<CellGathering.Source> known = new HashSet<>();

    void add(CellGathering gathering, Connection connection) throws SQLException {
        countUnbound(gathering.unbound(), connection);
        countLate(gathering.late(), connection);
        addSources(gathering.sources(), connection);
    }

    private void countUnbound(Map<CellGathering.Antenna, CellGathering.Unbound> unbound, Connection connection)
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

    private void countLate(Map<Long, CellGathering.Late> late, Connection connection) throws SQLException {
        if (late.isEmpty()) {
            return;
        }
        String sql = "insert into late_read as l (device_id, reads, oldest_ms, newest_ms) values (?, ?, ?, ?)"
                + " on conflict (device_id) do update set reads = l.reads + excluded.reads,"
                + " oldest_ms = least(l.oldest_ms, excluded.oldest_ms),"
                + " newest_ms = greatest(l.newest_ms, excluded.newest_ms)";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (Map.Entry<Long, CellGathering.Late> entry : late.entrySet()) {
                upsert.setLong(1, entry.getKey());
                upsert.setLong(2, entry.getValue().reads());
                upsert.setLong(3, entry.getValue().oldestMs());
                upsert.setLong(4, entry.getValue().newestMs());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** Remembers which devices scanned at read points by naming them. */
    private void addSources(Set<CellGathering.Source> sources, Connection connection) throws SQLException {
        List<CellGathering.Source> unknown =
                sources.stream().filter(source -> !known.contains(source)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        String sql = "insert into scan_source (read_point_id, device_id)"
                + " select * from unnest(?::bigint[], ?::bigint[]) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(
                    1,
                    CellStore.bigints(
                            connection,
                            unknown.stream()
                                    .map(CellGathering.Source::readPoint)
                                    .toArray()));
            insert.setArray(
                    2,
                    CellStore.bigints(
                            connection,
                            unknown.stream().map(CellGathering.Source::device).toArray()));
            insert.executeUpdate();
        }
        known.addAll(unknown);
    }

    /** The devices of which any read or scan may ever have been at these read points. */
    Set<DeviceId> sources(Set<Long> readPoints, DeviceSnapshot devices, Connection connection) throws SQLException {
        Set<DeviceId> all = new HashSet<>(devices.serving(readPoints));
        try (PreparedStatement query =
                connection.prepareStatement("select device_id from scan_source where read_point_id = any(?)")) {
            query.setArray(1, CellStore.bigints(connection, readPoints.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new DeviceId(row.getLong(1)));
                }
            }
        }
        return all;
    }

    /** The read points that a device named in scans. */
    Set<Long> namedBy(DeviceId device, Connection connection) throws SQLException {
        Set<Long> named = new HashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("select read_point_id from scan_source where device_id = ?")) {
            query.setLong(1, device.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    named.add(row.getLong(1));
                }
            }
        }
        return named;
    }

    /** After a transaction that was undone. */
    void forget() {
        known.clear();
    }

    /** Whether antennas to which a binding applies read something while they served no read point. */
    boolean anyUnbound(AntennaBinding binding, Connection connection) throws SQLException {
        String sql = "select exists (select from unbound_antenna where device_id = ? and ? in (0, antenna))";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, binding.device().value());
            query.setInt(2, binding.antenna());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
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
}
