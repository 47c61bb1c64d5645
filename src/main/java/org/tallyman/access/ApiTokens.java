package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.sql.Sql;

/** The API tokens of people and services. */
@ApplicationScoped
class ApiTokens {

    private static final String SELECT =
            "select id, user_id, name, prefix, verbs, created_at, expires_at from api_token";

    private final Sql sql;
    private final Clock clock;
    private final Users users;
    private final CallerCache callers;

    ApiTokens(Sql sql, Clock clock, Users users, CallerCache callers) {
        this.sql = sql;
        this.clock = clock;
        this.users = users;
        this.callers = callers;
    }

    /** A token as it is listed; no scope: every verb that its user has. */
    record Token(
            long id,
            long userId,
            String name,
            String prefix,
            Optional<List<Verb>> scope,
            Instant createdAt,
            Optional<Instant> expiresAt) {}

    /** What a new token shall be. */
    record Wish(String name, Optional<List<Verb>> scope, Optional<Instant> expiresAt) {}

    /** A token with the text that is shown once. */
    record Issued(Token token, String text) {}

    Issued issue(long userId, Wish wish) {
        Secret secret = Secret.make(Secret.Kind.USER);
        Token token = sql.one(
                        "insert into api_token (user_id, name, prefix, hash, verbs, created_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)"
                                + " returning id, user_id, name, prefix, verbs, created_at, expires_at",
                        ApiTokens::read,
                        userId,
                        wish.name(),
                        secret.prefix(),
                        secret.hash(),
                        wish.scope()
                                .map(scope -> scope.stream().map(Verb::code).toArray(String[]::new))
                                .orElse(null),
                        clock.instant(),
                        wish.expiresAt().orElse(null))
                .orElseThrow();
        return new Issued(token, secret.text());
    }

    /** The tokens of a user that still work, newest first. */
    List<Token> of(long userId) {
        return sql.list(
                SELECT + " where user_id = ? and revoked_at is null and (expires_at is null or expires_at > ?)"
                        + " order by id desc limit 200",
                ApiTokens::read,
                userId,
                clock.instant());
    }

    Optional<Token> find(long id) {
        return sql.one(SELECT + " where id = ? and revoked_at is null", ApiTokens::read, id);
    }

    void revoke(long id) {
        sql.one(
                        "update api_token set revoked_at = ? where id = ? and revoked_at is null returning user_id",
                        row -> row.getLong("user_id"),
                        clock.instant(),
                        id)
                .ifPresent(callers::forget);
    }

    /** Who comes with this token, if it is known, live, and its user not disabled. */
    Optional<Caller> caller(Secret secret) {
        return sql.one(
                        "select user_id, hash, verbs from api_token"
                                + " where prefix = ? and revoked_at is null and (expires_at is null or expires_at > ?)",
                        row -> new Kept(row.getLong("user_id"), row.getBytes("hash"), scope(row)),
                        secret.prefix(),
                        clock.instant())
                .filter(kept -> secret.matches(kept.hash()))
                .flatMap(kept -> users.find(kept.userId())
                        .filter(user -> !user.disabled())
                        .map(user -> caller(user, kept.scope())));
    }

    private Caller caller(User user, Optional<List<Verb>> scope) {
        Rights rights = users.rights(user.id());
        return new Caller(
                user.id(),
                user.name(),
                Caller.Proof.TOKEN,
                scope.map(rights::narrowedTo).orElse(rights),
                false);
    }

    private record Kept(long userId, byte[] hash, Optional<List<Verb>> scope) {}

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("prefix"),
                scope(row),
                Sql.instant(row, "created_at"),
                Optional.ofNullable(Sql.instantOrNull(row, "expires_at")));
    }

    private static Optional<List<Verb>> scope(ResultSet row) throws SQLException {
        Array verbs = row.getArray("verbs");
        return verbs == null
                ? Optional.empty()
                : Optional.of(Arrays.stream((String[]) verbs.getArray())
                        .map(code -> Verb.of(code).orElseThrow())
                        .toList());
    }
}
