package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.tallyman.ident.DeviceId;

/** What is left of messages past their retention that an event rests on: device, date, size and hash. */
@ApplicationScoped
class ForgottenMessages {

    private static final String INSERT =
            "insert into forgotten_message (message_id, device_id, dialect, link, received_at, bytes, sha256)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final DataSource dataSource;
    private final BlockStore blocks;

    ForgottenMessages(DataSource dataSource, BlockStore blocks) {
        this.dataSource = dataSource;
        this.blocks = blocks;
    }

    /** One of them. */
    record Trace(
            MessageId id, DeviceId device, String dialect, String link, Instant receivedAt, int bytes, byte[] sha256) {

        String hash() {
            return HexFormat.of().formatHex(sha256);
        }
    }

    Optional<Trace> find(MessageId id) {
        String sql = "select device_id, dialect, link, received_at, bytes, sha256 from forgotten_message"
                + " where message_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Trace(
                                id,
                                new DeviceId(row.getLong(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getTimestamp(4).toInstant(),
                                row.getInt(5),
                                row.getBytes(6)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("forgotten messages could not be read", e);
        }
    }

    /** Takes the hashes of a day's messages that events name, before the day is dropped; returns how many. */
    int remember(MessageDays.Day day, Connection connection) throws SQLException {
        SortedMap<Long, Set<Integer>> wanted = named(day, connection);
        int remembered = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (var entry : wanted.entrySet()) {
                Optional<StoredBlock> block = blocks.find(entry.getKey(), connection);
                if (block.isPresent()) {
                    for (int index : entry.getValue()) {
                        bind(block.get().messages().get(index), insert);
                        insert.addBatch();
                        remembered++;
                    }
                    insert.executeBatch();
                }
            }
        }
        return remembered;
    }

    /** By block, the places in it. */
    private static SortedMap<Long, Set<Integer>> named(MessageDays.Day day, Connection connection) throws SQLException {
        long from = MessageId.firstBlockAt(day.date().atStartOfDay().toInstant(ZoneOffset.UTC));
        long to = MessageId.firstBlockAt(day.date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        SortedMap<Long, Set<Integer>> named = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select distinct source_message from event where source_message >= ? and source_message < ?")) {
            query.setLong(1, MessageId.of(from, 0).value());
            query.setLong(2, MessageId.of(to, 0).value());
            query.setFetchSize(10_000);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    MessageId id = new MessageId(row.getLong(1));
                    named.computeIfAbsent(id.block(), block -> new TreeSet<>()).add(id.index());
                }
            }
        }
        return named;
    }

    private static void bind(StoredMessage message, PreparedStatement insert) throws SQLException {
        byte[] payload = message.frame().payload();
        insert.setLong(1, message.id().value());
        insert.setLong(2, message.device().value());
        insert.setString(3, message.dialect());
        insert.setString(4, message.link());
        insert.setTimestamp(5, Timestamp.from(message.frame().receivedAt()));
        insert.setInt(6, payload.length);
        insert.setBytes(7, Quarantine.sha256(payload));
    }
}
