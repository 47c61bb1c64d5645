package org.tallyman.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Remembers commands and their answers, inside the caller's own transaction: {@link #claim} first, then the work, then
 * {@link #answer}. A second caller with the same key waits in {@code claim} until the first has committed or failed.
 */
@ApplicationScoped
public class Idempotency {

    /** Answers are kept this long. */
    public static final Duration KEPT = Duration.ofDays(3);

    private final Clock clock;

    Idempotency(Clock clock) {
        this.clock = clock;
    }

    /**
     * Claims a key for this transaction.
     *
     * @param scope who and what: user and command name, so that keys of different callers never meet
     * @param fingerprint hash of the request; the same key with another request is a conflict
     * @return the first answer when the command was done before; empty when it is the caller's to do
     * @throws ProblemException 409 when the key was used for another request
     */
    public Optional<KnownAnswer> claim(Connection connection, String scope, CommandId id, byte[] fingerprint)
            throws SQLException {
        if (insert(connection, scope, id, fingerprint)) {
            return Optional.empty();
        }
        String sql = "select fingerprint, status, body from idempotency where scope = ? and command_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, scope);
            select.setObject(2, id.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Problem.conflict("The command " + id + " is being forgotten; send it with a new key.")
                            .exception();
                }
                if (!Arrays.equals(row.getBytes(1), fingerprint)) {
                    throw Problem.conflict("The key " + id + " was used for another request.")
                            .exception();
                }
                return Optional.of(new KnownAnswer(row.getInt(2), row.getString(3)));
            }
        }
    }

    /** Keeps the answer of a claimed command. */
    public void answer(Connection connection, String scope, CommandId id, KnownAnswer answer) throws SQLException {
        String sql = "update idempotency set status = ?, body = ? where scope = ? and command_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, answer.status());
            update.setString(2, answer.body());
            update.setString(3, scope);
            update.setObject(4, id.value());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("command " + id + " was not claimed");
            }
        }
    }

    /** Forgets what is older than {@link #KEPT}, at most {@code limit} rows; returns how many. */
    public int forget(Connection connection, int limit) throws SQLException {
        String sql = """
                delete from idempotency where (scope, command_id) in (
                  select scope, command_id from idempotency where created_at < ? order by created_at limit ?)
                """;
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }

    private boolean insert(Connection connection, String scope, CommandId id, byte[] fingerprint) throws SQLException {
        String sql = """
                insert into idempotency (scope, command_id, fingerprint, created_at) values (?, ?, ?, ?)
                on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, scope);
            insert.setObject(2, id.value());
            insert.setBytes(3, fingerprint);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }
}
