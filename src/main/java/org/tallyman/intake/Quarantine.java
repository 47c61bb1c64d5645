package org.tallyman.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/** Writes what could not be understood, with its bytes and the rule it breaks, in the journal's own transaction. */
@ApplicationScoped
class Quarantine {

    /** Longer payloads are cut here; the journal still holds them whole. */
    static final int BYTES_MAX = 65_536;

    /** Parts of one message that get a row of their own; the last row says how many more there are. */
    static final int ROWS_MAX = 100;

    private static final int BYTES_MIN = 1_024;

    private static final String INSERT =
            "insert into quarantine (device_id, content_hash, message_id, element, dialect, position, code,"
                    + " field, value, rule, bytes, first_at, last_at, accepted)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (device_id, content_hash, element)"
                    + " do update set times = quarantine.times + 1, last_at = greatest(quarantine.last_at, excluded.last_at)";

    /** Whether any of these messages is to be written here. */
    static boolean concerns(List<KeptMessage> kept) {
        return kept.stream().anyMatch(message -> !message.rejections().isEmpty());
    }

    void add(List<StoredMessage> stored, List<KeptMessage> kept, Connection connection) throws SQLException {
        for (int i = 0; i < kept.size(); i++) {
            add(kept.get(i), kept.get(i).rejections(), stored.get(i), connection);
        }
    }

    /** Parts of one message. However many there are, what is written for one message has a limit. */
    void add(KeptMessage message, List<Rejection> rejections, StoredMessage stored, Connection connection)
            throws SQLException {
        if (rejections.isEmpty()) {
            return;
        }
        byte[] payload = stored.frame().payload();
        int rows = Math.min(rejections.size(), ROWS_MAX);
        byte[] hash = hash(stored, rejections.getFirst());
        byte[] bytes = Arrays.copyOf(payload, Math.min(payload.length, Math.max(BYTES_MIN, BYTES_MAX / rows)));
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Rejection rejection : rejections.subList(0, rows)) {
                boolean last = rejections.size() > rows && rejection.equals(rejections.get(rows - 1));
                bind(insert, message, last ? withMore(rejection, rejections.size() - rows) : rejection);
                insert.setBytes(2, hash);
                insert.setBytes(11, bytes);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Rejection withMore(Rejection rejection, int more) {
        Refusal refusal = rejection.refusal();
        return new Rejection(
                rejection.index(),
                rejection.offset(),
                new Refusal(
                        refusal.code(),
                        refusal.field(),
                        refusal.value(),
                        refusal.rule() + "; " + more + " more parts of this message were not taken"));
    }

    private static void bind(PreparedStatement insert, KeptMessage message, Rejection rejection) throws SQLException {
        Timestamp received = Timestamp.from(message.receivedAt());
        insert.setLong(1, message.device().value());
        insert.setLong(3, message.id().value());
        insert.setInt(4, rejection.index());
        insert.setString(5, message.dialect());
        insert.setInt(6, rejection.offset());
        insert.setString(7, rejection.refusal().code());
        insert.setString(8, printable(rejection.refusal().field()));
        insert.setString(9, printable(rejection.refusal().value()));
        insert.setString(10, printable(rejection.refusal().rule()));
        insert.setTimestamp(12, received);
        insert.setTimestamp(13, received);
        insert.setInt(14, message.elements().size());
    }

    /** PostgreSQL text cannot hold NUL; the bytes column keeps the original. */
    static String printable(String text) {
        return text.replace('\0', '␀');
    }

    /** Of its bytes, and of why no language was asked: bytes that were a frame once and none at another time are told apart. */
    private static byte[] hash(StoredMessage stored, Rejection why) {
        MessageDigest digest = sha256();
        if (Unread.isOne(stored.context())) {
            digest.update(why.refusal().code().getBytes(US_ASCII));
        }
        return digest.digest(stored.frame().payload());
    }

    static byte[] sha256(byte[] payload) {
        return sha256().digest(payload);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
