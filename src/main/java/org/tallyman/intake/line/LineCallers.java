package org.tallyman.intake.line;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.tallyman.platform.LiveFeed;

/**
 * Callers that nobody has registered: by language and name, when and from where, and one frame each, so that a person can tell
 * what they are. Nothing that they say is stored. Bounded, and written every two seconds at most.
 */
@ApplicationScoped
class LineCallers {

    private static final int HELD_MAX = 1_000;
    private static final int SAMPLE_BYTES = 1_024;

    /** Names that a device can be registered by; any other one would be of no use, and the table might not even hold it. */
    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");

    private final DataSource dataSource;
    private final LiveFeed feed;
    private final Clock clock;
    private final Map<Key, Call> calls = new HashMap<>();

    LineCallers(DataSource dataSource, LiveFeed feed, Clock clock) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.clock = clock;
    }

    private record Key(String dialect, String identifier) {}

    private record Call(String address, Instant at, byte[] sample, long frames) {}

    /** A caller named itself; over the limit of names at a time it is only counted by the link. */
    void called(String dialect, String identifier, String address, byte[] frame) {
        if (!NAME.matcher(identifier).matches()) {
            return;
        }
        byte[] sample = Arrays.copyOf(frame, Math.min(frame.length, SAMPLE_BYTES));
        Call call = new Call(address, clock.instant(), sample, 1);
        synchronized (calls) {
            Key key = new Key(dialect, identifier);
            if (calls.size() < HELD_MAX || calls.containsKey(key)) {
                calls.merge(
                        key,
                        call,
                        (older, newer) -> new Call(newer.address(), newer.at(), newer.sample(), older.frames() + 1));
            }
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        Map<Key, Call> batch;
        synchronized (calls) {
            batch = new HashMap<>(calls);
            calls.clear();
        }
        if (batch.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            upsert(connection, batch);
            forget(connection);
            feed.publish("unknown");
        } catch (SQLException e) {
            // Callers call again; while the database is away nothing of them is worth keeping.
            Log.debugf("Unknown callers could not be written: %s", e.getMessage());
        }
    }

    private static void upsert(Connection connection, Map<Key, Call> batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into unknown_caller (dialect, identifier, address, first_at, last_at, frames, sample)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (dialect, identifier) do update
                set address = excluded.address, last_at = excluded.last_at, sample = excluded.sample,
                    frames = unknown_caller.frames + excluded.frames""")) {
            for (Map.Entry<Key, Call> entry : batch.entrySet()) {
                Call call = entry.getValue();
                insert.setString(1, entry.getKey().dialect());
                insert.setString(2, entry.getKey().identifier());
                insert.setString(3, call.address());
                insert.setTimestamp(4, Timestamp.from(call.at()));
                insert.setTimestamp(5, Timestamp.from(call.at()));
                insert.setLong(6, call.frames());
                insert.setBytes(7, call.sample());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The longest silent beyond a thousand are forgotten. */
    private static void forget(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from unknown_caller where (dialect, identifier) in (
                    select dialect, identifier from unknown_caller order by last_at desc offset ?)""")) {
            delete.setInt(1, HELD_MAX);
            delete.executeUpdate();
        }
    }
}
