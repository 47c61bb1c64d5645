package org.tallyman.intake;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tallyman.ident.ReadPointId;
import org.tallyman.place.ReadPointView;

/** The table of what scanners were answered. */
@ApplicationScoped
class ScanResults {

    private final DataSource dataSource;
    private final IntakeConfig config;
    private final Clock clock;

    ScanResults(DataSource dataSource, IntakeConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    /** What a sender was answered: the fingerprint of its scan, and the result as JSON. */
    record Known(byte[] fingerprint, String result) {}

    /** A result to be kept. */
    record New(CheckedScan scan, String result, MessageId message) {}

    Map<UUID, Known> find(String sender, Collection<UUID> ids) throws SQLException {
        String sql = "select scan_id, fingerprint, result from scan_result where sender = ? and scan_id = any(?)";
        Map<UUID, Known> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, sender);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), new Known(row.getBytes(2), row.getString(3)));
                }
            }
        }
        return found;
    }

    /** Keeps results in one transaction; where one is there already, because two requests raced, the first stays. */
    void add(String sender, List<New> results) throws SQLException {
        String sql = "insert into scan_result (sender, scan_id, fingerprint, result, message_id, read_point_id,"
                + " recorded_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (New result : results) {
                    bind(insert, sender, result);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** A scan older than the journal's memory of identities is another scan. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        Instant horizon = clock.instant().minus(Duration.ofDays(config.identityDays()));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from scan_result where recorded_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(horizon));
            delete.executeUpdate();
        }
    }

    private void bind(PreparedStatement insert, String sender, New result) throws SQLException {
        insert.setString(1, sender);
        insert.setObject(2, result.scan().id());
        insert.setBytes(3, result.scan().fingerprint());
        insert.setString(4, result.result());
        insert.setLong(5, result.message().value());
        Optional<ReadPointId> readPoint = result.scan().readPoint().map(ReadPointView::id);
        if (readPoint.isPresent()) {
            insert.setLong(6, readPoint.get().value());
        } else {
            insert.setNull(6, Types.BIGINT);
        }
        insert.setTimestamp(7, Timestamp.from(clock.instant()));
    }
}
