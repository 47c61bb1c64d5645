package org.tallyman.device.revision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** A table to which revisions are added, and a copy of it in memory. */
public final class RevisionTable<T> {

    private final DataSource database;
    private final SnapshotCache<Revisions<T>> cache;
    private final Function<Supplier<String>, T> content;
    private final Map<Long, Held<T>> held = new ConcurrentHashMap<>();
    private final String insert;
    private final String all;
    private final String one;
    private final String lock;

    /**
     * A table.
     *
     * @param table its name, also in {@code snapshot_version}
     * @param key column of what things are found by
     * @param text column of what was written
     * @param content of a text, which is asked for when it is needed
     */
    public RevisionTable(
            DataSource database,
            SnapshotCaches caches,
            String table,
            String key,
            String text,
            Function<Supplier<String>, T> content) {
        this.database = database;
        this.content = content;
        this.all = """
                select revision, name, %2$s as key, recorded_at, octet_length(%3$s) as bytes,
                       in_use, case when in_use and revision <> all(?) then %3$s end as text
                from (select *, revision = max(revision) over (partition by %2$s) as in_use from %1$s) changes
                order by revision""".formatted(table, key, text);
        this.one = "select %2$s from %1$s where revision = ?".formatted(table, text);
        // Revisions become visible in their order, so that a message that names one means all before it.
        this.lock = "lock table %s in exclusive mode".formatted(table);
        this.insert = """
                insert into %1$s (revision, name, %2$s, %3$s, recorded_at)
                select coalesce(max(revision), 0) + 1, ?, ?, ?, ? from %1$s""".formatted(table, key, text);
        this.cache = caches.create(table, (connection, version) -> read(connection));
    }

    public Revisions<T> all() {
        return cache.get();
    }

    /**
     * What was made of a text.
     *
     * @param inUse whether its text lies in memory; that of the past is read when it is asked for
     */
    private record Held<T>(T content, boolean inUse) {}

    /** What is the same as before stays the same object, and its text is not read again. */
    private Revisions<T> read(Connection connection) throws SQLException {
        List<Revision<T>> revisions = new ArrayList<>();
        Object[] known = held.entrySet().stream()
                .filter(revision -> revision.getValue().inUse())
                .map(Map.Entry::getKey)
                .toArray();
        try (PreparedStatement query = connection.prepareStatement(all)) {
            query.setArray(1, connection.createArrayOf("bigint", known));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int bytes = row.getInt("bytes");
                    revisions.add(new Revision<>(
                            row.getLong("revision"),
                            row.getString("name"),
                            row.getString("key"),
                            bytes == 0 ? Optional.empty() : Optional.of(content(row)),
                            bytes,
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return new Revisions<>(revisions);
    }

    private T content(ResultSet row) throws SQLException {
        long number = row.getLong("revision");
        boolean inUse = row.getBoolean("in_use");
        @Nullable String text = row.getString("text");
        @Nullable Held<T> before = held.get(number);
        if (before != null && before.inUse() == inUse) {
            return before.content();
        }
        T made = content.apply(text == null ? () -> text(number) : () -> text);
        held.put(number, new Held<>(made, inUse));
        return made;
    }

    private String text(long revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(one)) {
            query.setLong(1, revision);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new UnreadableRevisionException("revision " + revision + " cannot be read: " + one, e);
        }
    }

    /**
     * Adds a change, within the caller's transaction.
     *
     * @param text null takes the thing out of use
     */
    void add(String name, String key, @Nullable String text, Instant at) {
        try (Connection connection = database.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(lock);
            }
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setString(1, name);
                statement.setString(2, key);
                statement.setString(3, text);
                statement.setObject(4, at.atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a revision could not be kept: " + insert, e);
        }
        cache.refreshAfterCommit();
    }
}
