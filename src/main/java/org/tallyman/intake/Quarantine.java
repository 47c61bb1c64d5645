package org.tallyman.intake;

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

/** Writes what could not be understood, with its bytes and the rule it breaks, in the journal's own transaction. */
@ApplicationScoped
class Quarantine {

    /** Longer payloads are cut here; the journal still holds them whole. */
    static final int BYTES_MAX = 65_536;

    /** Whether any of these messages is to be written here. */
    static boolean concerns(List<KeptMessage> kept) {
        return kept.stream().anyMatch(message -> !message.rejections().isEmpty());
    }

    void add(List<StoredMessage> stored, List<KeptMessage> kept, Connection connection) throws SQLException {
        String sql = "insert into quarantine (device_id, content_hash, message_id, element, dialect, position, code,"
                + " field, value, rule, bytes, first_at, last_at, accepted)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (device_id, content_hash, element)"
                + " do update set times = quarantine.times + 1, last_at = excluded.last_at";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < kept.size(); i++) {
                byte[] payload = stored.get(i).frame().payload();
                byte[] hash = kept.get(i).rejections().isEmpty() ? new byte[0] : sha256(payload);
                for (Rejection rejection : kept.get(i).rejections()) {
                    bind(insert, kept.get(i), rejection, payload, hash);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(
            PreparedStatement insert, KeptMessage message, Rejection rejection, byte[] payload, byte[] hash)
            throws SQLException {
        Timestamp received = Timestamp.from(message.receivedAt());
        insert.setLong(1, message.device().value());
        insert.setBytes(2, hash);
        insert.setLong(3, message.id().value());
        insert.setInt(4, rejection.index());
        insert.setString(5, message.dialect());
        insert.setInt(6, rejection.offset());
        insert.setString(7, rejection.refusal().code());
        insert.setString(8, printable(rejection.refusal().field()));
        insert.setString(9, printable(rejection.refusal().value()));
        insert.setString(10, printable(rejection.refusal().rule()));
        insert.setBytes(11, payload.length > BYTES_MAX ? Arrays.copyOf(payload, BYTES_MAX) : payload);
        insert.setTimestamp(12, received);
        insert.setTimestamp(13, received);
        insert.setInt(14, message.elements().size());
    }

    /** PostgreSQL text cannot hold NUL; the bytes column keeps the original. */
    static String printable(String text) {
        return text.replace('\0', '␀');
    }

    private static byte[] sha256(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
