package org.tallyman.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.platform.sql.Sql;

/**
 * Makes guessing slow: after some failures a name or an address waits, each further failure doubling the wait. An
 * attempt is counted before its password is looked at, so that attempts made at once are counted too.
 *
 * <p>What strangers try cannot lock a person out: where a name has signed in before, only what failed there counts.
 */
@ApplicationScoped
class SignInGuard {

    private final Sql sql;
    private final Clock clock;
    private final AccessConfig config;

    SignInGuard(Sql sql, Clock clock, AccessConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** Counts an attempt; how long to wait instead, if it may not be made. */
    Optional<Duration> begin(String name, String address) {
        return count(ofAddress(address), config.lockAfterPerAddress())
                .or(() -> count(ofNameAt(name, address), config.lockAfter()))
                .or(() -> isKnown(name, address) ? Optional.empty() : count(ofName(name), config.lockAfterPerName()));
    }

    private boolean isKnown(String name, String address) {
        return sql.one("select 1 from known_sign_in where name = ? and address = ?", row -> 1, name, address)
                .isPresent();
    }

    void succeeded(String name, String address) {
        sql.update(
                "insert into known_sign_in (name, address, last_at) values (?, ?, ?)"
                        + " on conflict (name, address) do update set last_at = excluded.last_at",
                name,
                address,
                clock.instant());
        sql.update("delete from sign_in_failure where subject in (?, ?)", ofName(name), ofNameAt(name, address));
        sql.update(
                "update sign_in_failure set failures = greatest(failures - 1, 0), locked_until = null where subject = ?",
                ofAddress(address));
    }

    private Optional<Duration> count(String subject, int lockAfter) {
        Instant now = clock.instant();
        boolean counted = sql.one(
                        """
                        insert into sign_in_failure as f (subject, failures, last_at) values (?, 1, ?)
                        on conflict (subject) do update set
                            failures = case when f.last_at < ? then 1 else f.failures + 1 end,
                            locked_until = case when f.last_at >= ? and f.failures + 1 >= ?
                                then excluded.last_at
                                    + least(?, ? * power(2, least(f.failures + 1 - ?, 30))) * interval '1 second' end,
                            last_at = excluded.last_at
                        where f.locked_until is null or f.locked_until <= excluded.last_at
                        returning failures""",
                        row -> row.getInt(1),
                        subject,
                        now,
                        now.minus(config.forgetFailuresAfter()),
                        now.minus(config.forgetFailuresAfter()),
                        lockAfter,
                        config.lockMax().toSeconds(),
                        config.lockFirst().toSeconds(),
                        lockAfter)
                .isPresent();
        return counted ? Optional.empty() : Optional.of(remaining(subject, now));
    }

    private Duration remaining(String subject, Instant now) {
        return sql.one(
                        "select locked_until from sign_in_failure where subject = ? and locked_until > ?",
                        row -> Duration.between(now, Sql.instant(row, "locked_until")),
                        subject,
                        now)
                .orElse(Duration.ofSeconds(1));
    }

    @Scheduled(every = "1h", delayed = "1h")
    void forgetOld() {
        sql.update(
                "delete from sign_in_failure where last_at < ?", clock.instant().minus(config.forgetFailuresAfter()));
        sql.update(
                "delete from known_sign_in where last_at < ?", clock.instant().minus(config.knowAddressFor()));
    }

    private static String ofName(String name) {
        return "name:" + name;
    }

    private static String ofNameAt(String name, String address) {
        return ofName(name) + "@" + address;
    }

    private static String ofAddress(String address) {
        return "address:" + address;
    }
}
