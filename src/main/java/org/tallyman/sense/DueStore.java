package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.AntennaBound;
import org.tallyman.device.BeamBound;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ReadPoints;
import org.tallyman.place.SettingsChanged;

/** The work that changes of bindings and settings make: written with the change, done by {@link Rejudging}. */
@ApplicationScoped
class DueStore {

    private final DataSource dataSource;
    private final ReadPoints readPoints;

    DueStore(DataSource dataSource, ReadPoints readPoints) {
        this.dataSource = dataSource;
        this.readPoints = readPoints;
    }

    void add(@Observes AntennaBound bound) {
        add(bound.readPoints(), bound.validFrom(), bound.device(), true);
    }

    void add(@Observes BeamBound bound) {
        add(TagFinder.readPoints(readPoints.snapshot(), bound.doors()), bound.validFrom(), null, false);
    }

    void add(@Observes SettingsChanged changed) {
        add(Set.of(changed.readPoint().value()), changed.validFrom(), null, changed.quantum());
    }

    private void add(Set<Long> points, Instant from, @Nullable DeviceId device, boolean fromJournal) {
        if (points.isEmpty()) {
            return;
        }
        String sql =
                "insert into sense_due (read_points, from_ms, device_id, from_journal) values (?, ?, nullif(?, 0), ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, CellStore.bigints(connection, points.toArray()));
            insert.setLong(2, from.toEpochMilli());
            insert.setLong(3, device == null ? 0 : device.value());
            insert.setBoolean(4, fromJournal);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what a change reaches could not be noted", e);
        }
    }

    /** The oldest piece of work. */
    Optional<Due> next(Connection connection) throws SQLException {
        String sql = "select id, read_points, from_ms, coalesce(device_id, 0), from_journal, next_block from sense_due"
                + " order by id limit 1";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long device = row.getLong(4);
            return Optional.of(new Due(
                    row.getLong(1),
                    Set.of((Long[]) row.getArray(2).getArray()),
                    row.getLong(3),
                    device == 0 ? null : new DeviceId(device),
                    row.getBoolean(5),
                    row.getObject(6, Long.class)));
        }
    }

    void done(Due due, Connection connection) throws SQLException {
        update("delete from sense_due where id = ?", connection, due.id());
    }

    void goOn(Due due, long nextBlock, Connection connection) throws SQLException {
        update("update sense_due set next_block = ? where id = ?", connection, nextBlock, due.id());
    }

    /** Notes the tags that were seen at the read points since a time. */
    void noteSeen(Due due, long fromMs, Connection connection) throws SQLException {
        String sql = "insert into sense_due_tag (due_id, tag_id) select distinct ?::bigint, tag_id from cell"
                + " where read_point_id = any(?) and start_ms >= ? on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, due.id());
            insert.setArray(2, CellStore.bigints(connection, due.readPoints().toArray()));
            insert.setLong(3, fromMs);
            insert.executeUpdate();
        }
    }

    void note(Due due, Collection<Tag> tags, Connection connection) throws SQLException {
        String sql = "insert into sense_due_tag (due_id, tag_id) select ?::bigint, * from unnest(?::bigint[])"
                + " on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, due.id());
            insert.setArray(
                    2,
                    CellStore.bigints(
                            connection, tags.stream().map(Tag::id).sorted().toArray()));
            insert.executeUpdate();
        }
    }

    /** Takes some of the tags noted; each with the time from which it is to be judged anew. */
    Map<Tag, Long> take(Due due, long fromMs, int limit, Connection connection) throws SQLException {
        String sql = "with taken as (delete from sense_due_tag where due_id = ? and tag_id in"
                + " (select tag_id from sense_due_tag where due_id = ? order by tag_id limit ?) returning tag_id)"
                + " select t.id, t.item from taken join tag t on t.id = taken.tag_id";
        Map<Tag, Long> tags = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, due.id());
            query.setLong(2, due.id());
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tags.put(new Tag(row.getLong(1), row.getString(2)), fromMs);
                }
            }
        }
        return tags;
    }

    private static void update(String sql, Connection connection, long... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setLong(i + 1, parameters[i]);
            }
            update.executeUpdate();
        }
    }
}
