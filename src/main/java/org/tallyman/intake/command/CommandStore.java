package org.tallyman.intake.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.MessageId;
import org.tallyman.platform.sql.Sql;

/** The table of commands. Every change says from which state: who comes second finds nothing to change. */
@ApplicationScoped
class CommandStore {

    private static final String COLUMNS = "id, device_id, type, params, state, made_at, made_by, expires_at, sent_at,"
            + " sent, answer_by, done_at, answer, message_id";
    private static final int ANSWER_LENGTH_MAX = 4_096;
    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;

    CommandStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A command that waits for its answer, or would. */
    record Unanswered(long id, DeviceId device, Instant answerBy) {}

    QueuedCommand add(
            DeviceId device, String type, Map<String, String> params, Instant at, String by, Instant expiresAt) {
        return sql.one(
                        "insert into device_command (device_id, type, params, made_at, made_by, expires_at)"
                                + " values (?, ?, ?::jsonb, ?, ?, ?) returning " + COLUMNS,
                        this::read,
                        device.value(),
                        type,
                        write(params),
                        at,
                        by,
                        expiresAt)
                .orElseThrow();
    }

    /** Newest first, older than one. */
    List<QueuedCommand> before(DeviceId device, long id, int limit) {
        return sql.list(
                "select " + COLUMNS + " from device_command where device_id = ? and id < ? order by id desc limit ?",
                this::read,
                device.value(),
                id,
                limit);
    }

    /** Those sent after one time and not after another, newest first. */
    List<QueuedCommand> sentBetween(DeviceId device, Instant from, Instant until, int limit) {
        return sql.list(
                "select " + COLUMNS + " from device_command where device_id = ? and sent_at > ? and sent_at <= ?"
                        + " order by sent_at desc limit ?",
                this::read,
                device.value(),
                from,
                until,
                limit);
    }

    Optional<QueuedCommand> find(DeviceId device, long id) {
        return sql.one(
                "select " + COLUMNS + " from device_command where device_id = ? and id = ?",
                this::read,
                device.value(),
                id);
    }

    int waiting(DeviceId device) {
        return sql.one(
                        "select count(*) as waiting from device_command where state = 'QUEUED' and device_id = ?",
                        row -> row.getInt("waiting"),
                        device.value())
                .orElse(0);
    }

    /** The first one that waits. */
    Optional<QueuedCommand> next(DeviceId device) {
        return sql.one(
                "select " + COLUMNS + " from device_command where state = 'QUEUED' and device_id = ?"
                        + " order by id limit 1",
                this::read,
                device.value());
    }

    List<DeviceId> devicesThatWait() {
        return sql.list(
                "select distinct device_id from device_command where state = 'QUEUED'",
                row -> new DeviceId(row.getLong("device_id")));
    }

    /** Those that are sent and may be answered still. */
    List<Unanswered> unanswered(Instant now) {
        return sql.list(
                "select id, device_id, answer_by from device_command"
                        + " where state = 'SENT' and answer_by > ? order by id",
                row -> new Unanswered(
                        row.getLong("id"), new DeviceId(row.getLong("device_id")), Sql.instant(row, "answer_by")),
                now);
    }

    /** Whether it waited until now, so that the caller is the one who sends it. */
    boolean sent(long id, byte[] bytes, Instant at, @Nullable Instant answerBy) {
        return sql.update(
                        "update device_command set state = 'SENT', sent = ?, sent_at = ?,"
                                + " answer_by = ?::timestamptz where id = ? and state = 'QUEUED'",
                        bytes,
                        at,
                        answerBy,
                        id)
                > 0;
    }

    /** It was not sent after all, for certain. */
    void queueAgain(long id) {
        sql.update(
                "update device_command set state = 'QUEUED', sent = null, sent_at = null, answer_by = null"
                        + " where id = ? and state = 'SENT'",
                id);
    }

    /** The device answered what was sent. */
    void answered(long id, boolean done, String answer, Optional<MessageId> message, Instant at) {
        sql.update(
                "update device_command set state = ?, answer = ?, message_id = ?, done_at = ?"
                        + " where id = ? and state = 'SENT'",
                (done ? CommandState.ANSWERED : CommandState.FAILED).name(),
                storable(answer),
                message.map(MessageId::value).orElse(null),
                at,
                id);
    }

    /** It could not be sent, or not to its end. */
    void failed(long id, String why, Instant at) {
        sql.update(
                "update device_command set state = 'FAILED', answer = ?, done_at = ?"
                        + " where id = ? and state in ('QUEUED', 'SENT')",
                storable(why),
                at,
                id);
    }

    /** Whether it waited until now. */
    boolean cancel(long id, Instant at) {
        return sql.update(
                        "update device_command set state = 'CANCELLED', done_at = ? where id = ? and state = 'QUEUED'",
                        at,
                        id)
                > 0;
    }

    /** How many waited too long. */
    int expire(Instant now) {
        return sql.update(
                "update device_command set state = 'EXPIRED', done_at = ? where state = 'QUEUED' and expires_at <= ?",
                now,
                now);
    }

    /** Those made before and done with. */
    void forgetMadeBefore(Instant horizon) {
        sql.update("delete from device_command where made_at < ? and state <> 'QUEUED'", horizon);
    }

    private static String storable(String text) {
        String plain = text.replace("\0", "");
        if (plain.length() <= ANSWER_LENGTH_MAX) {
            return plain;
        }
        boolean cutsPair = Character.isHighSurrogate(plain.charAt(ANSWER_LENGTH_MAX - 1));
        return plain.substring(0, cutsPair ? ANSWER_LENGTH_MAX - 1 : ANSWER_LENGTH_MAX) + "…";
    }

    private String write(Map<String, String> params) {
        try {
            return json.writeValueAsString(params);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    private QueuedCommand read(ResultSet row) throws SQLException {
        return new QueuedCommand(
                row.getLong("id"),
                new DeviceId(row.getLong("device_id")),
                row.getString("type"),
                params(row.getString("params")),
                CommandState.valueOf(row.getString("state")),
                Sql.instant(row, "made_at"),
                row.getString("made_by"),
                Sql.instant(row, "expires_at"),
                Sql.instantOrNull(row, "sent_at"),
                hex(row.getBytes("sent")),
                Sql.instantOrNull(row, "answer_by"),
                Sql.instantOrNull(row, "done_at"),
                row.getString("answer"),
                Sql.longOrNull(row, "message_id"));
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    private Map<String, String> params(String text) throws SQLException {
        try {
            return json.readValue(text, PARAMS);
        } catch (JsonProcessingException e) {
            throw new SQLException("parameters that are no object of texts", e);
        }
    }
}
