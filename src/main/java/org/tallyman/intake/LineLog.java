package org.tallyman.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.platform.LiveFeed;
import org.tallyman.platform.sql.Sql;

/**
 * Looks at all lines every few seconds, writes down which changed, and tells the pages. It also writes down that it
 * looked: silence while nobody listened proves nothing.
 */
@ApplicationScoped
class LineLog {

    /** Under this topic pages hear that lines are no longer as they were; more calmly than of each message. */
    static final String TOPIC = "links";

    private static final Duration BEAT = Duration.ofMinutes(1);

    private static final String LATEST =
            "select distinct on (device_id) device_id, at, state, why from line_change order by device_id, at desc";

    private static final LineChange UNHEARD = new LineChange(Instant.EPOCH, LineChange.State.NONE, "");

    private final LineBoard board;
    private final Devices devices;
    private final DataSource dataSource;
    private final LiveFeed feed;
    private final IntakeConfig config;
    private final Instant since;
    private @Nullable Map<Long, LineChange> known;
    private Instant beaten = Instant.EPOCH;
    private long messages = -1;

    LineLog(LineBoard board, Devices devices, DataSource dataSource, LiveFeed feed, IntakeConfig config, Clock clock) {
        this.board = board;
        this.devices = devices;
        this.dataSource = dataSource;
        this.feed = feed;
        this.config = config;
        this.since = clock.instant();
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        LineBoard.Sight sight = board.look();
        boolean changed;
        try (Connection connection = dataSource.getConnection()) {
            Map<Long, LineChange> latest = known == null ? latest(connection) : known;
            known = latest;
            changed = write(sight, latest, connection);
            if (!sight.at().isBefore(beaten.plus(BEAT))) {
                beat(sight.at(), connection);
            }
        } catch (SQLException e) {
            // What could not be written is found changed again at the next look.
            known = null;
            Log.debugf("What lines changed to could not be written: %s", e.getMessage());
            return;
        }
        long heard = sight.messages();
        if (changed || heard != messages) {
            feed.publish(TOPIC);
        }
        messages = heard;
    }

    private boolean write(LineBoard.Sight sight, Map<Long, LineChange> latest, Connection connection)
            throws SQLException {
        Map<Long, LineChange> changes = new HashMap<>();
        for (DeviceView device : devices.snapshot().devices()) {
            long id = device.id().value();
            LineChange change = LineChange.of(sight.row(device), sight.at());
            LineChange before = latest.getOrDefault(id, UNHEARD);
            if (change.state() != before.state()) {
                changes.put(id, change.after(before));
            }
        }
        if (changes.isEmpty()) {
            return false;
        }
        String sql = "insert into line_change (device_id, at, state, why) values (?, ?, ?, ?)"
                + " on conflict (device_id, at) do update set state = excluded.state, why = excluded.why";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (var entry : changes.entrySet()) {
                insert.setLong(1, entry.getKey());
                insert.setTimestamp(2, Timestamp.from(entry.getValue().at()));
                insert.setString(3, entry.getValue().state().name());
                insert.setString(4, entry.getValue().why());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        latest.putAll(changes);
        return true;
    }

    private static Map<Long, LineChange> latest(Connection connection) throws SQLException {
        Map<Long, LineChange> latest = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(LATEST);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                latest.put(
                        row.getLong("device_id"),
                        new LineChange(
                                Sql.instant(row, "at"),
                                LineChange.State.valueOf(row.getString("state")),
                                row.getString("why")));
            }
        }
        return latest;
    }

    private void beat(Instant now, Connection connection) throws SQLException {
        String sql = "insert into line_watch (since, until) values (?, ?)"
                + " on conflict (since) do update set until = excluded.until";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setTimestamp(1, Timestamp.from(since));
            upsert.setTimestamp(2, Timestamp.from(now));
            upsert.executeUpdate();
        }
        beaten = now;
    }

    /** What is older than its time goes, but for the last word on each line. */
    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        Timestamp before = Timestamp.from(board.look().at().minus(Duration.ofDays(config.lineHistoryDays())));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement changes = connection.prepareStatement("delete from line_change c where c.at < ?"
                        + " and exists (select from line_change n where n.device_id = c.device_id and n.at > c.at)");
                PreparedStatement watches = connection.prepareStatement("delete from line_watch where until < ?")) {
            changes.setTimestamp(1, before);
            changes.executeUpdate();
            watches.setTimestamp(1, before);
            watches.executeUpdate();
        }
    }
}
