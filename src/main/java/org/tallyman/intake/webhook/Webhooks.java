package org.tallyman.intake.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.secret.Seal;
import org.tallyman.platform.secret.SecretColumns;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** The table of webhooks, and a copy of it in memory. */
@ApplicationScoped
public class Webhooks implements SecretColumns {

    private final DataSource database;
    private final Seal seal;
    private final SnapshotCache<Map<DeviceId, Webhook>> cache;

    Webhooks(DataSource database, Seal seal, SnapshotCaches caches) {
        this.database = database;
        this.seal = seal;
        this.cache = caches.create("webhook", (connection, version) -> read(connection, seal));
    }

    public Optional<Webhook> find(DeviceId device) {
        return Optional.ofNullable(cache.get().get(device));
    }

    @Override
    public List<Column> secrets() {
        return List.of(new Column("webhook", "secret", false));
    }

    private static Map<DeviceId, Webhook> read(Connection connection, Seal seal) throws SQLException {
        Map<DeviceId, Webhook> webhooks = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select device_id, scheme, secret, header, prefix, encoding, signed, timestamp_header, tolerance_s from webhook");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                DeviceId device = new DeviceId(row.getLong(1));
                webhooks.put(
                        device,
                        new Webhook(
                                device,
                                Webhook.Scheme.valueOf(row.getString(2)),
                                seal.open(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                Webhook.Encoding.valueOf(row.getString(6)),
                                row.getString(7),
                                row.getString(8),
                                row.getInt(9)));
            }
        }
        return Map.copyOf(webhooks);
    }

    /** Within the caller's transaction. */
    void put(Webhook webhook) {
        String sql = """
                insert into webhook (device_id, scheme, secret, header, prefix, encoding, signed, timestamp_header, tolerance_s)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (device_id) do update set scheme = excluded.scheme, secret = excluded.secret,
                    header = excluded.header, prefix = excluded.prefix, encoding = excluded.encoding,
                    signed = excluded.signed, timestamp_header = excluded.timestamp_header,
                    tolerance_s = excluded.tolerance_s""";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, webhook.device().value());
            insert.setString(2, webhook.scheme().name());
            insert.setString(3, seal.seal(webhook.secret()));
            insert.setString(4, webhook.header());
            insert.setString(5, webhook.prefix());
            insert.setString(6, webhook.encoding().name());
            insert.setString(7, webhook.signed());
            insert.setString(8, webhook.timestampHeader());
            insert.setInt(9, webhook.toleranceS());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the webhook could not be kept", e);
        }
        cache.refreshAfterCommit();
    }

    /** Within the caller's transaction; whether there was one. */
    boolean remove(DeviceId device) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from webhook where device_id = ?")) {
            delete.setLong(1, device.value());
            boolean removed = delete.executeUpdate() > 0;
            cache.refreshAfterCommit();
            return removed;
        } catch (SQLException e) {
            throw new IllegalStateException("the webhook could not be removed", e);
        }
    }
}
