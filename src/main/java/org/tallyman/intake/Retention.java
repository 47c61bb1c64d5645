package org.tallyman.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Forgets raw messages and identities past their horizons; what followed from them stays. */
@ApplicationScoped
class Retention {

    private final DataSource dataSource;
    private final BlockStore blocks;
    private final IntakeConfig config;
    private final Clock clock;

    Retention(DataSource dataSource, BlockStore blocks, IntakeConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.blocks = blocks;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        Instant now = clock.instant();
        LocalDate oldestDay = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(config.messageDays());
        long oldestIdentity = MessageId.firstBlockAt(now.minus(Duration.ofDays(config.identityDays())));
        try (Connection connection = dataSource.getConnection()) {
            int days = blocks.dropBefore(oldestDay, connection);
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from element_identity where block_id < ?")) {
                delete.setLong(1, oldestIdentity);
                int rows = delete.executeUpdate();
                if (days > 0 || rows > 0) {
                    Log.infof("Forgot the raw messages of %d days and %d rows of old identities", days, rows);
                }
            }
        }
    }
}
