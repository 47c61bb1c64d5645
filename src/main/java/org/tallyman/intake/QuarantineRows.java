package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.DeviceId;

/** Reads and settles what is in quarantine; {@link Quarantine} fills it. */
@ApplicationScoped
class QuarantineRows {

    private static final String COLUMNS = "id, device_id, content_hash, message_id, element, dialect, position, code,"
            + " field, value, rule, bytes, first_at, last_at, times, state, accepted";

    private final DataSource dataSource;
    private final Clock clock;

    QuarantineRows(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Of these devices, newest first, older than {@code before}. */
    List<QuarantineRow> list(Collection<Long> devices, QuarantineRow.State state, long before, int limit) {
        String sql = "select " + COLUMNS + " from quarantine where state = '" + state.name()
                + "' and id < ? and device_id = any(?) order by id desc limit ?";
        return with(sql, query -> {
            query.setLong(1, before);
            query.setArray(2, query.getConnection().createArrayOf("bigint", devices.toArray()));
            query.setInt(3, limit);
            return read(query);
        });
    }

    /** How many parts are open of each of these devices that has any. */
    Map<Long, Long> open(Collection<Long> devices) {
        String sql = "select device_id, count(*) from quarantine where state = 'OPEN' and device_id = any(?)"
                + " group by device_id";
        return with(sql, query -> {
            query.setArray(1, query.getConnection().createArrayOf("bigint", devices.toArray()));
            Map<Long, Long> open = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    open.put(row.getLong(1), row.getLong(2));
                }
            }
            return open;
        });
    }

    /** The open parts of a device after one of them, the oldest first. */
    List<Long> open(DeviceId device, long after, int limit) {
        String sql = "select id from quarantine where device_id = ? and id > ? and state = 'OPEN' order by id limit ?";
        return with(sql, query -> {
            query.setLong(1, device.value());
            query.setLong(2, after);
            query.setInt(3, limit);
            List<Long> open = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    open.add(row.getLong(1));
                }
            }
            return open;
        });
    }

    Optional<QuarantineRow> find(long id) {
        return with("select " + COLUMNS + " from quarantine where id = ?", query -> {
            query.setLong(1, id);
            return read(query).stream().findFirst();
        });
    }

    /** The parts of the same message in these states. */
    Set<Integer> elements(QuarantineRow row, Set<QuarantineRow.State> states) {
        String sql = "select element from quarantine where device_id = ? and content_hash = ? and state = any(?)";
        return with(sql, query -> {
            query.setLong(1, row.device().value());
            query.setBytes(2, row.hash());
            Object[] names = states.stream().map(Enum::name).toArray();
            query.setArray(3, query.getConnection().createArrayOf("text", names));
            Set<Integer> elements = new HashSet<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    elements.add(found.getInt(1));
                }
            }
            return elements;
        });
    }

    /** The open parts of the message are taken, but for those that still break a rule. */
    void replayed(QuarantineRow row, Set<Integer> stillBad, Connection connection) throws SQLException {
        String sql = "update quarantine set state = 'REPLAYED', settled_at = ? where device_id = ?"
                + " and content_hash = ? and state = 'OPEN' and element <> all(?)";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, row.device().value());
            update.setBytes(3, row.hash());
            update.setArray(4, connection.createArrayOf("integer", stillBad.toArray()));
            update.executeUpdate();
        }
    }

    /** Says what is wrong now with a part of the same message. */
    void stillBad(QuarantineRow row, Rejection rejection, int accepted, Connection connection) throws SQLException {
        String sql = "insert into quarantine (device_id, content_hash, message_id, element, dialect, position, code,"
                + " field, value, rule, bytes, first_at, last_at, accepted)"
                + " select device_id, content_hash, message_id, ?, dialect, ?, ?, ?, ?, ?, bytes, first_at, last_at, ?"
                + " from quarantine where id = ?"
                + " on conflict (device_id, content_hash, element) do update set position = excluded.position,"
                + " code = excluded.code, field = excluded.field, value = excluded.value, rule = excluded.rule,"
                + " accepted = excluded.accepted";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, rejection.index());
            insert.setInt(2, rejection.offset());
            insert.setString(3, rejection.refusal().code());
            insert.setString(4, Quarantine.printable(rejection.refusal().field()));
            insert.setString(5, Quarantine.printable(rejection.refusal().value()));
            insert.setString(6, Quarantine.printable(rejection.refusal().rule()));
            insert.setInt(7, accepted);
            insert.setLong(8, row.id());
            insert.executeUpdate();
        }
    }

    /** A part that had been understood is applied now. One that was settled meanwhile fails, and what is done with it. */
    void applied(QuarantineRow row, Connection connection) throws SQLException {
        String sql = "update quarantine set state = 'REPLAYED', settled_at = ? where id = ? and state = 'OPEN'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, row.id());
            if (update.executeUpdate() == 0) {
                throw new IllegalStateException("part " + row.id() + " was settled meanwhile");
            }
        }
    }

    /** Whether it had been open. */
    boolean dismiss(long id) {
        String sql = "update quarantine set state = 'DISMISSED', settled_at = ? where id = ? and state = 'OPEN'";
        return with(sql, update -> {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, id);
            return update.executeUpdate() == 1;
        });
    }

    private static List<QuarantineRow> read(PreparedStatement query) throws SQLException {
        List<QuarantineRow> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(new QuarantineRow(
                        row.getLong(1),
                        new DeviceId(row.getLong(2)),
                        row.getBytes(3),
                        new MessageId(row.getLong(4)),
                        row.getInt(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getBytes(12),
                        row.getTimestamp(13).toInstant(),
                        row.getTimestamp(14).toInstant(),
                        row.getLong(15),
                        QuarantineRow.State.valueOf(row.getString(16)),
                        row.getInt(17)));
            }
        }
        return rows;
    }

    private <T> T with(String sql, Use<T> use) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the quarantine could not be read or settled", e);
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
