package org.tallyman.device.codec;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** The table of codecs that people gave, a copy of it in memory, and the built-in codecs behind them. */
@ApplicationScoped
public class StoredCodecs implements PayloadCodecs {

    private final DataSource database;
    private final CodecHealth health;
    private final SnapshotCache<CodecShelf> cache;
    private final PayloadCodecs builtIn = BuiltInCodecs.all();

    StoredCodecs(DataSource database, SnapshotCaches caches, CodecHealth health) {
        this.database = database;
        this.health = health;
        this.cache = caches.create("payload_codec", (connection, version) -> read(connection));
    }

    /** Before the first message asks on a thread that should not wait. */
    void start(@Observes StartupEvent event) {
        if (!shelf().current().isEmpty()) {
            Thread.startVirtualThread(Script::warmUp);
        }
    }

    CodecShelf shelf() {
        return cache.get();
    }

    @Override
    public Optional<PayloadCodec> find(String model) {
        return find(model, shelf().last());
    }

    @Override
    public boolean isOwn(String model) {
        return shelf().current(model).isPresent();
    }

    @Override
    public String state() {
        long last = shelf().last();
        return last == 0 ? "" : Long.toString(last);
    }

    @Override
    public PayloadCodecs in(String state) {
        long revision = state.matches("[0-9]{1,18}") ? Long.parseLong(state) : 0;
        return new PayloadCodecs() {
            @Override
            public Optional<PayloadCodec> find(String model) {
                return StoredCodecs.this.find(model, revision);
            }

            @Override
            public boolean isOwn(String model) {
                return shelf().find(model, revision).isPresent();
            }
        };
    }

    private Optional<PayloadCodec> find(String model, long revision) {
        return shelf().find(model, revision)
                .map(codec -> health.watching(CodecShelf.plain(model), codec))
                .or(() -> builtIn.find(model));
    }

    /** The texts of those in force, and of the others what there is to know; theirs is read when it is asked for. */
    private CodecShelf read(Connection connection) throws SQLException {
        List<CodecVersion> versions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select revision, name, model, recorded_at, octet_length(script) as bytes,
                               case when revision = max(revision) over (partition by model) then script end as current
                        from payload_codec order by revision""")) {
            while (row.next()) {
                long revision = row.getLong("revision");
                @Nullable String current = row.getString("current");
                int bytes = row.getInt("bytes");
                Script script = Script.of(current == null ? () -> text(revision) : () -> current);
                versions.add(new CodecVersion(
                        revision,
                        row.getString("name"),
                        row.getString("model"),
                        bytes == 0 ? Optional.empty() : Optional.of(script),
                        bytes,
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
            }
        }
        return new CodecShelf(versions);
    }

    private String text(long revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select script from payload_codec where revision = ?")) {
            query.setLong(1, revision);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("payload codec of revision " + revision + " cannot be read", e);
        }
    }

    /**
     * Adds a change, within the caller's transaction.
     *
     * @param script null takes the codec away
     */
    void add(String name, @Nullable String script, Instant at) {
        try (Connection connection = database.getConnection()) {
            // Revisions become visible in their order, so that a message that names one means all before it.
            try (Statement lock = connection.createStatement()) {
                lock.execute("lock table payload_codec in exclusive mode");
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into payload_codec (revision, name, model, script, recorded_at)
                    select coalesce(max(revision), 0) + 1, ?, ?, ?, ? from payload_codec""")) {
                insert.setString(1, name);
                insert.setString(2, CodecShelf.plain(name));
                insert.setString(3, script);
                insert.setObject(4, at.atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the payload codec could not be kept", e);
        }
        cache.refreshAfterCommit();
    }
}
