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
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Forgets raw messages and identities past their horizons; what followed from them stays, and of the messages that an
 * event rests on the hash and the date.
 */
@ApplicationScoped
class Retention {

    private final DataSource dataSource;
    private final MessageDays days;
    private final ForgottenMessages forgotten;
    private final IntakeConfig config;
    private final Clock clock;

    Retention(DataSource dataSource, MessageDays days, ForgottenMessages forgotten, IntakeConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.days = days;
        this.forgotten = forgotten;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = dataSource.getConnection()) {
            for (MessageDays.Day day : due(now, connection)) {
                forget(day, connection);
            }
            long oldestIdentity = MessageId.firstBlockAt(now.minus(Duration.ofDays(config.identityDays())));
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from element_identity where block_id < ?")) {
                delete.setLong(1, oldestIdentity);
                delete.executeUpdate();
            }
        }
    }

    /** Days past their time, then the oldest ones beyond the budget; never the newest day, never what is not folded. */
    private List<MessageDays.Day> due(Instant now, Connection connection) throws SQLException {
        LocalDate oldestKept = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(config.messageDays());
        List<MessageDays.Day> all = days.oldestFirst(connection);
        LocalDate firstUnfolded = days.firstUnfolded(connection);
        long bytes = all.stream().mapToLong(MessageDays.Day::bytes).sum();
        List<MessageDays.Day> due = new ArrayList<>();
        for (MessageDays.Day day : all.subList(0, Math.max(0, all.size() - 1))) {
            boolean old = day.date().isBefore(oldestKept);
            boolean beyond = config.messageBytesMax() > 0 && bytes > config.messageBytesMax();
            if (!(old || beyond) || !day.date().isBefore(firstUnfolded)) {
                break;
            }
            due.add(day);
            bytes -= day.bytes();
        }
        return due;
    }

    private void forget(MessageDays.Day day, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            int remembered = forgotten.remember(day, connection);
            days.drop(day, connection);
            connection.commit();
            done = true;
            Log.infof("Forgot the raw messages of %s, %d bytes; %d hashes stay", day.date(), day.bytes(), remembered);
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
