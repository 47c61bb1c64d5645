package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.secret.Seal;
import org.tallyman.platform.secret.SecretColumns;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;
import org.tallyman.platform.sql.Sql;

/**
 * Keys that devices share with Tallyman, for protocols in which both sides compute with the secret itself (DTLS with a
 * pre-shared key, RFC 4279) and a token's hash would not do. One a device. Finding one asks no database.
 */
@ApplicationScoped
public class DeviceKeys implements SecretColumns {

    public static final int BYTES_MIN = 16;
    public static final int BYTES_MAX = 64;

    private static final int RANDOM_BYTES = 16;

    private final Sql sql;
    private final Seal seal;
    private final Clock clock;
    private final SnapshotCache<Map<DeviceId, Key>> cache;

    DeviceKeys(Sql sql, Seal seal, Clock clock, SnapshotCaches caches) {
        this.sql = sql;
        this.seal = seal;
        this.clock = clock;
        this.cache = caches.create("device_key", (connection, version) -> read(connection, seal));
    }

    /** The key of a device, and since when it has it. */
    public record Key(byte[] bytes, Instant setAt) {

        /** Keys never reach a log by accident. */
        @Override
        public String toString() {
            return "Key[" + setAt + "]";
        }
    }

    @Override
    public List<Column> secrets() {
        return List.of(new Column("device_key", "key", true));
    }

    /** A key that nobody can guess: 128 random bits as text, which devices can be given that take no bytes. */
    public static byte[] random() {
        return Secret.random(RANDOM_BYTES).getBytes(StandardCharsets.US_ASCII);
    }

    /** The same map until a key is set or removed. */
    public Map<DeviceId, Key> all() {
        return cache.get();
    }

    public Optional<Key> of(DeviceId device) {
        return Optional.ofNullable(all().get(device));
    }

    /** Sets the key of a device; the one before is good no more. Of {@link #BYTES_MIN} to {@link #BYTES_MAX} bytes. */
    @Transactional
    public void set(DeviceId device, byte[] key) {
        sql.update(
                "insert into device_key (device_id, key, set_at) values (?, ?, ?)"
                        + " on conflict (device_id) do update set key = excluded.key, set_at = excluded.set_at",
                device.value(),
                seal.seal(key),
                clock.instant());
        cache.refreshAfterCommit();
    }

    /** Whether there was one. */
    @Transactional
    public boolean remove(DeviceId device) {
        boolean removed = sql.update("delete from device_key where device_id = ?", device.value()) > 0;
        cache.refreshAfterCommit();
        return removed;
    }

    private static Map<DeviceId, Key> read(Connection connection, Seal seal) throws SQLException {
        Map<DeviceId, Key> keys = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select device_id, key, set_at from device_key");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.put(new DeviceId(row.getLong(1)), new Key(seal.open(row.getBytes(2)), Sql.instant(row, "set_at")));
            }
        }
        return Map.copyOf(keys);
    }
}
