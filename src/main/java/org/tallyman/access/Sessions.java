package org.tallyman.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.sql.Sql;

/** Sessions of people. The cookie holds 256 random bits; the table holds their SHA-256. */
@ApplicationScoped
class Sessions {

    private static final int ID_BYTES = 32;
    private static final int HANDLE_BYTES = 8;
    private static final int AGENT_LENGTH_MAX = 200;

    /** The last use is written down at most this often. */
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

    private final Sql sql;
    private final Clock clock;
    private final AccessConfig config;
    private final Users users;
    private final CallerCache callers;

    Sessions(Sql sql, Clock clock, AccessConfig config, Users users, CallerCache callers) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.users = users;
        this.callers = callers;
    }

    /** A session as its owner sees it; the handle names it and cannot open it. */
    record Session(String handle, Instant createdAt, Instant lastSeenAt, String address, String agent, boolean own) {}

    /** Where a session is opened from. */
    record Origin(String address, String agent) {}

    /** Opens a session; what goes into the cookie. */
    String open(long userId, Origin origin) {
        String id = Secret.random(ID_BYTES);
        String agent = origin.agent();
        sql.update(
                "insert into user_session (id_hash, handle, user_id, created_at, last_seen_at, address, agent)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                Secret.hash(id),
                Secret.random(HANDLE_BYTES),
                userId,
                clock.instant(),
                clock.instant(),
                origin.address(),
                agent.substring(0, Math.min(agent.length(), AGENT_LENGTH_MAX)));
        return id;
    }

    /** Who has this cookie, if its session lives and the person is not disabled. */
    Optional<Caller> caller(byte[] hash) {
        Instant now = clock.instant();
        return sql.one(
                        "select user_id, last_seen_at from user_session"
                                + " where id_hash = ? and last_seen_at > ? and created_at > ?",
                        row -> new Kept(row.getLong("user_id"), Sql.instant(row, "last_seen_at")),
                        hash,
                        now.minus(config.sessionIdle()),
                        now.minus(config.sessionMax()))
                .flatMap(kept -> {
                    if (kept.lastSeenAt().plus(TOUCH_AFTER).isBefore(now)) {
                        sql.update("update user_session set last_seen_at = ? where id_hash = ?", now, hash);
                    }
                    return users.find(kept.userId());
                })
                .filter(user -> !user.disabled())
                .map(user -> new Caller(
                        user.id(), user.name(), Caller.Proof.SESSION, users.rights(user.id()), user.mustChange()));
    }

    private record Kept(long userId, Instant lastSeenAt) {}

    List<Session> of(long userId, String ownId) {
        Instant now = clock.instant();
        return sql.list(
                "select handle, created_at, last_seen_at, address, agent, id_hash = ? as own from user_session"
                        + " where user_id = ? and last_seen_at > ? and created_at > ? order by created_at desc limit 200",
                row -> new Session(
                        row.getString("handle"),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "last_seen_at"),
                        row.getString("address"),
                        row.getString("agent"),
                        row.getBoolean("own")),
                Secret.hash(ownId),
                userId,
                now.minus(config.sessionIdle()),
                now.minus(config.sessionMax()));
    }

    void close(String id) {
        sql.one(
                        "delete from user_session where id_hash = ? returning user_id",
                        row -> row.getLong("user_id"),
                        Secret.hash(id))
                .ifPresent(callers::forget);
    }

    /** Closes one session of a user; false if there is no such session. */
    boolean closeByHandle(long userId, String handle) {
        int closed = sql.update("delete from user_session where user_id = ? and handle = ?", userId, handle);
        callers.forget(userId);
        return closed == 1;
    }

    void closeAll(long userId) {
        sql.update("delete from user_session where user_id = ?", userId);
        callers.forget(userId);
    }

    @Scheduled(every = "1h", delayed = "1h")
    void forgetOld() {
        sql.update(
                "delete from user_session where last_seen_at < ?",
                clock.instant().minus(config.sessionIdle()));
    }
}
