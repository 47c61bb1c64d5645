package org.tallyman.intake.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.secret.Seal;
import org.tallyman.platform.secret.SecretColumns;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** The table of devices that are called, and a copy of it in memory. */
@ApplicationScoped
class OutboundLinkStore implements SecretColumns {

    private final DataSource database;
    private final Seal seal;
    private final SnapshotCache<List<OutboundLink>> cache;

    OutboundLinkStore(DataSource database, Seal seal, SnapshotCaches caches) {
        this.database = database;
        this.seal = seal;
        this.cache = caches.create("outbound", (connection, version) -> read(connection, seal));
    }

    @Override
    public List<Column> secrets() {
        return List.of(
                new Column("outbound_link", "password", false), new Column("outbound_link", "client_key", false));
    }

    /** By device. */
    List<OutboundLink> all() {
        return cache.get();
    }

    Optional<OutboundLink> find(DeviceId device) {
        return all().stream().filter(link -> link.device().equals(device)).findFirst();
    }

    private static List<OutboundLink> read(Connection connection, Seal seal) throws SQLException {
        List<OutboundLink> links = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select device_id, address, user_name, password, certificate, topics, client_id, mqtt_version,"
                                + " client_certificate, client_key, suspended from outbound_link order by device_id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                links.add(new OutboundLink(
                        new DeviceId(row.getLong(1)),
                        URI.create(row.getString(2)),
                        row.getString(3),
                        seal.open(row.getString(4)),
                        row.getString(5),
                        new BrokerSettings(
                                row.getString(6).lines().toList(),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                seal.open(row.getString(10))),
                        row.getBoolean(11)));
            }
        }
        return List.copyOf(links);
    }

    /** Within the caller's transaction. */
    void put(OutboundLink link) {
        String sql =
                "insert into outbound_link (device_id, address, user_name, password, certificate, topics, client_id,"
                        + " mqtt_version, client_certificate, client_key, suspended) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (device_id) do update set address = excluded.address,"
                        + " user_name = excluded.user_name, password = excluded.password, certificate = excluded.certificate,"
                        + " topics = excluded.topics, client_id = excluded.client_id, mqtt_version = excluded.mqtt_version,"
                        + " client_certificate = excluded.client_certificate, client_key = excluded.client_key,"
                        + " suspended = excluded.suspended";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, link.device().value());
            insert.setString(2, link.address().toString());
            insert.setString(3, link.userName());
            insert.setString(4, seal.seal(link.password()));
            insert.setString(5, link.certificate());
            insert.setString(6, String.join("\n", link.broker().topics()));
            insert.setString(7, link.broker().clientId());
            insert.setString(8, link.broker().version());
            insert.setString(9, link.broker().certificate());
            insert.setString(10, seal.seal(link.broker().key()));
            insert.setBoolean(11, link.suspended());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbound link could not be kept", e);
        }
        cache.refreshAfterCommit();
    }

    /** Within the caller's transaction; whether there was one. */
    boolean remove(DeviceId device) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from outbound_link where device_id = ?")) {
            delete.setLong(1, device.value());
            boolean removed = delete.executeUpdate() > 0;
            cache.refreshAfterCommit();
            return removed;
        } catch (SQLException e) {
            throw new IllegalStateException("the outbound link could not be removed", e);
        }
    }
}
