package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;

/** The journal's tables: blocks by day, and which blocks hold messages of a device. */
@ApplicationScoped
class BlockStore {

    private static final String INSERT = """
            with block as (
                insert into message_block (id, previous_id, received_at, messages, raw_bytes, payload)
                values (?, ?, ?, ?, ?, ?)),
            devices as (
                insert into message_device (device_id, block_id, messages)
                select d, ?, n from unnest(?::bigint[], ?::int[]) as x(d, n) order by d)
            insert into element_identity (bucket, block_id, entries)
            select b, ?, e from unnest(?::bigint[], ?::bytea[]) as n(b, e)
            """;

    private final Set<LocalDate> knownDays = ConcurrentHashMap.newKeySet();

    /**
     * Adds a block with its device index and its new identities. One statement, because each one more would make every
     * sender wait for one more trip to the database and back.
     */
    void insert(BlockBuilder block, long previous, IdentityIndex.Additions identities, Connection connection)
            throws SQLException {
        List<StoredMessage> messages = block.stored();
        Map<Long, Integer> devices = block.devices();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, block.block());
            insert.setLong(2, previous);
            insert.setTimestamp(3, Timestamp.from(messages.getFirst().frame().receivedAt()));
            insert.setInt(4, messages.size());
            insert.setInt(5, Math.toIntExact(block.rawBytes()));
            insert.setBytes(6, BlockCodec.encode(messages));
            insert.setLong(7, block.block());
            insert.setArray(
                    8, connection.createArrayOf("bigint", devices.keySet().toArray()));
            insert.setArray(
                    9, connection.createArrayOf("integer", devices.values().toArray()));
            insert.setLong(10, block.block());
            insert.setArray(11, connection.createArrayOf("bigint", identities.buckets()));
            insert.setArray(12, connection.createArrayOf("bytea", identities.entries()));
            insert.executeUpdate();
        }
    }

    long lastBlock(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select id from message_block order by id desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    Optional<StoredBlock> find(long block, Connection connection) throws SQLException {
        String sql = "select id, previous_id, payload from message_block where id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, block);
            return read(query).stream().findFirst();
        }
    }

    List<StoredBlock> after(long block, int limit, Connection connection) throws SQLException {
        String sql = "select id, previous_id, payload from message_block where id > ? order by id limit ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, block);
            query.setInt(2, limit);
            return read(query);
        }
    }

    /** Blocks at or before {@code newest} that hold messages of {@code device}, newest first. */
    List<StoredBlock> ofDevice(DeviceId device, long newest, int limit, Connection connection) throws SQLException {
        String sql =
                "select b.id, b.previous_id, b.payload from message_device d join message_block b on b.id = d.block_id"
                        + " where d.device_id = ? and d.block_id <= ? order by d.block_id desc limit ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, device.value());
            query.setLong(2, newest);
            query.setInt(3, limit);
            return read(query);
        }
    }

    /** Blocks from {@code oldest} on that hold messages of {@code device}, oldest first. */
    List<StoredBlock> ofDeviceFrom(DeviceId device, long oldest, int limit, Connection connection) throws SQLException {
        String sql =
                "select b.id, b.previous_id, b.payload from message_device d join message_block b on b.id = d.block_id"
                        + " where d.device_id = ? and d.block_id >= ? order by d.block_id limit ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, device.value());
            query.setLong(2, oldest);
            query.setInt(3, limit);
            return read(query);
        }
    }

    /** Blocks from {@code oldest} on that hold messages of any of these devices, oldest first. */
    List<StoredBlock> ofDevicesFrom(Set<Long> devices, long oldest, int limit, Connection connection)
            throws SQLException {
        String sql = "select b.id, b.previous_id, b.payload from (select distinct m.block_id"
                + " from unnest(?::bigint[]) as d (id) cross join lateral (select block_id from message_device"
                + " where device_id = d.id and block_id >= ? order by block_id limit ?) m order by 1 limit ?) w"
                + " join message_block b on b.id = w.block_id order by b.id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", devices.toArray()));
            query.setLong(2, oldest);
            query.setInt(3, limit);
            query.setInt(4, limit);
            return read(query);
        }
    }

    /** When the oldest kept block was received; empty while it is the very first one, so that none was forgotten. */
    Optional<Instant> horizon(Connection connection) throws SQLException {
        String sql = "select received_at from (select received_at, previous_id from message_block order by id limit 1)"
                + " as oldest where previous_id <> 0";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
        }
    }

    private static List<StoredBlock> read(PreparedStatement query) throws SQLException {
        List<StoredBlock> blocks = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long id = row.getLong(1);
                blocks.add(new StoredBlock(id, row.getLong(2), BlockCodec.decode(id, row.getBytes(3))));
            }
        }
        return blocks;
    }

    /** Whether the partitions of a block's day are there for sure. */
    boolean isPrepared(long block) {
        return knownDays.contains(MessageId.dayOf(block));
    }

    /** Creates the partitions of a block's day if they are not there; runs in the writer's own transaction. */
    void prepare(long block, Connection connection) throws SQLException {
        LocalDate day = MessageId.dayOf(block);
        long from = MessageId.firstBlockAt(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        long to = MessageId.firstBlockAt(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        String suffix = day.toString().replace("-", "");
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("message_block", "message_device")) {
                statement.execute("create table if not exists " + table + "_" + suffix + " partition of " + table
                        + " for values from (" + from + ") to (" + to + ")");
            }
        }
        knownDays.add(day);
    }

    /** Forgets which partitions exist, after one was dropped or a transaction that may have created one was undone. */
    void forgetPartitions() {
        knownDays.clear();
    }
}
