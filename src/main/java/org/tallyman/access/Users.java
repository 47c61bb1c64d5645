package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/** The rows of people and services with their grants. */
@ApplicationScoped
class Users {

    private static final String SELECT =
            "select id, name, display_name, password_hash is null as service, must_change, disabled from app_user";

    private final Sql sql;
    private final Clock clock;
    private final CallerCache callers;

    Users(Sql sql, Clock clock, CallerCache callers) {
        this.sql = sql;
        this.clock = clock;
        this.callers = callers;
    }

    boolean none() {
        return sql.one("select 1 from app_user limit 1", row -> 1).isEmpty();
    }

    Optional<User> find(long id) {
        return sql.one(SELECT + " where id = ?", Users::read, id);
    }

    Optional<User> named(String name) {
        return sql.one(SELECT + " where name = ?", Users::read, name);
    }

    Optional<String> passwordHash(long id) {
        return sql.one(
                "select password_hash from app_user where id = ? and password_hash is not null",
                row -> row.getString(1),
                id);
    }

    /** A page of users by name. */
    List<User> after(String name, int limit) {
        return sql.list(SELECT + " where name > ? order by name limit ?", Users::read, name, limit);
    }

    /** A page of users by name, with what they may do somewhere. */
    List<UserRow> rowsAfter(String name, int limit) {
        return sql.list(
                "select u.id, u.name, u.display_name, u.password_hash is null as service, u.must_change, u.disabled,"
                        + " (select string_agg(distinct g.verb, ', ') from user_grant g where g.user_id = u.id) as may"
                        + " from app_user u where u.name > ? order by u.name limit ?",
                row -> new UserRow(read(row), Objects.requireNonNullElse(row.getString("may"), "")),
                name,
                limit);
    }

    /** Makes changes to administrators wait for each other until the transaction ends. */
    void lockAdministrators() {
        sql.one("select pg_advisory_xact_lock(7010)", row -> 1);
    }

    /** Whether a person other than this one may administer every site. */
    boolean anotherAdministrator(long id) {
        return sql.one(
                        "select 1 from app_user u join user_grant g on g.user_id = u.id"
                                + " where u.id <> ? and not u.disabled and u.password_hash is not null"
                                + " and g.verb = 'administer' and g.site_id is null limit 1",
                        row -> 1,
                        id)
                .isPresent();
    }

    /** Makes a user, or nothing where the name is taken. No password hash: a service. */
    Optional<User> create(String name, String displayName, @Nullable String passwordHash, boolean mustChange) {
        return sql.one(
                "insert into app_user (name, display_name, password_hash, must_change, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (name) do nothing"
                        + " returning id, name, display_name, password_hash is null as service, must_change, disabled",
                Users::read,
                name,
                displayName,
                passwordHash,
                mustChange,
                clock.instant());
    }

    void edit(long id, String displayName, boolean disabled) {
        sql.update("update app_user set display_name = ?, disabled = ? where id = ?", displayName, disabled, id);
        callers.forget(id);
    }

    void setPassword(long id, String hash, boolean mustChange) {
        sql.update("update app_user set password_hash = ?, must_change = ? where id = ?", hash, mustChange, id);
        callers.forget(id);
    }

    Rights rights(long id) {
        return new Rights(sql.list(
                "select verb, site_id from user_grant where user_id = ? order by site_id nulls first, verb",
                Users::grant,
                id));
    }

    /** What each of these users may; nothing of one that may nothing. */
    Map<Long, Rights> rights(List<Long> ids) {
        Map<Long, List<Grant>> grants = new HashMap<>();
        sql.list(
                        "select user_id, verb, site_id from user_grant where user_id = any (?)"
                                + " order by user_id, site_id nulls first, verb",
                        row -> Map.entry(row.getLong("user_id"), grant(row)),
                        (Object) ids.toArray(Long[]::new))
                .forEach(entry -> grants.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return grants.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Rights(entry.getValue())));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(Verb.of(row.getString("verb")).orElseThrow(), row.getObject("site_id", Long.class));
    }

    @Transactional
    void setRights(long id, Collection<Grant> grants) {
        sql.update("delete from user_grant where user_id = ?", id);
        for (Grant grant : grants) {
            sql.update(
                    "insert into user_grant (user_id, verb, site_id) values (?, ?, ?) on conflict do nothing",
                    id,
                    grant.verb().code(),
                    grant.siteId());
        }
        callers.forget(id);
    }

    private static User read(ResultSet row) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                row.getString("display_name"),
                row.getBoolean("service"),
                row.getBoolean("must_change"),
                row.getBoolean("disabled"));
    }
}
