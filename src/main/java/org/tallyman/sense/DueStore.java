package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.AntennaBinding;
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
        add(bound.readPoints(), bound.binding().from(), bound.binding(), true);
    }

    void add(@Observes BeamBound bound) {
        add(TagFinder.readPoints(readPoints.snapshot(), bound.doors()), bound.validFrom(), null, false);
    }

    void add(@Observes SettingsChanged changed) {
        add(Set.of(changed.readPoint().value()), changed.validFrom(), null, changed.quantum());
    }

    private void add(Set<Long> points, Instant from, @Nullable AntennaBinding binding, boolean fromJournal) {
        if (points.isEmpty()) {
            return;
        }
        String sql = "insert into sense_due (read_points, from_ms, device_id, antenna, from_journal)"
                + " values (?, ?, nullif(?, 0), ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, CellStore.bigints(connection, points.toArray()));
            insert.setLong(2, from.toEpochMilli());
            insert.setLong(3, binding == null ? 0 : binding.device().value());
            insert.setObject(4, binding == null ? null : binding.antenna());
            insert.setBoolean(5, fromJournal);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what a change reaches could not be noted", e);
        }
    }

    /** The oldest piece of work. */
    Optional<Due> next(Connection connection) throws SQLException {
        String sql = "select id, read_points, from_ms, coalesce(device_id, 0), antenna, from_journal, phase, next,"
                + " merge_from from sense_due order by id limit 1";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long fromMs = row.getLong(3);
            long device = row.getLong(4);
            return Optional.of(new Due(
                    row.getLong(1),
                    Set.of((Long[]) row.getArray(2).getArray()),
                    fromMs,
                    device == 0
                            ? null
                            : new AntennaBinding(new DeviceId(device), row.getInt(5), Instant.ofEpochMilli(fromMs)),
                    row.getBoolean(6),
                    Due.Phase.valueOf(row.getString(7)),
                    row.getLong(8),
                    row.getLong(9)));
        }
    }

    /** Remembers how far a piece of work came. */
    void save(Due due, Connection connection) throws SQLException {
        String sql = "update sense_due set phase = ?, next = ?, merge_from = ?, read_points = ? where id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, due.phase().name());
            update.setLong(2, due.next());
            update.setLong(3, due.mergeFrom());
            update.setArray(4, CellStore.bigints(connection, due.readPoints().toArray()));
            update.setLong(5, due.id());
            update.executeUpdate();
        }
    }

    void done(Due due, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from sense_due where id = ?")) {
            delete.setLong(1, due.id());
            delete.executeUpdate();
        }
    }

    /** The versions of master data that the tables show; memory may be a moment behind. */
    Versions versions(Connection connection) throws SQLException {
        String sql = "select d.version, p.version from snapshot_version d, snapshot_version p"
                + " where d.name = 'device' and p.name = 'place'";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Versions(row.getLong(1), row.getLong(2));
        }
    }

    /** Of devices with their bindings, and of places with their read points. */
    record Versions(long devices, long places) {}
}
