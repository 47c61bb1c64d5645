package org.tallyman.access;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.sql.Sql;

/**
 * The tokens of devices. Checking one asks no database: every live credential is held in memory, changed with its row
 * and read again every few seconds for changes made by another replica.
 */
@ApplicationScoped
public class DeviceCredentials {

    private static final String LIVE = "revoked_at is null and (expires_at is null or expires_at > ?)";

    private final Sql sql;
    private final Clock clock;
    private final Event<Changed> changed;
    private final Map<String, Live> live = new ConcurrentHashMap<>();

    DeviceCredentials(Sql sql, Clock clock, Event<Changed> changed) {
        this.sql = sql;
        this.clock = clock;
        this.changed = changed;
    }

    /** A credential as a page shows it; the token itself is gone after {@link #issue}. */
    public record Credential(String prefix, Instant createdAt, Optional<Instant> expiresAt) {}

    private record Live(DeviceId device, String userName, byte[] hash, Optional<Instant> expiresAt) {}

    /** Fired inside the transaction, heard after its commit. */
    record Changed(DeviceId device) {}

    /**
     * A new token for a device, shown once and never again. Earlier tokens stay good; see {@link #rotate}.
     *
     * @param userName what the device gives as user name over MQTT and HTTP Basic: its code
     */
    @Transactional
    public String issue(DeviceId device, String userName) {
        Secret secret = Secret.make(Secret.Kind.DEVICE);
        sql.update(
                "insert into device_credential (device_id, user_name, prefix, hash, created_at) values (?, ?, ?, ?, ?)",
                device.value(),
                userName,
                secret.prefix(),
                secret.hash(),
                clock.instant());
        changed.fire(new Changed(device));
        return secret.text();
    }

    /** A new token, beside which the earlier ones stay good for the overlap only. */
    @Transactional
    public String rotate(DeviceId device, String userName, Duration overlap) {
        Instant now = clock.instant();
        sql.update(
                "update device_credential set expires_at = ? where device_id = ? and revoked_at is null"
                        + " and (expires_at is null or expires_at > ?)",
                now.plus(overlap),
                device.value(),
                now.plus(overlap));
        return issue(device, userName);
    }

    /** Ends every token of a device at once. */
    @Transactional
    public void revoke(DeviceId device) {
        sql.update(
                "update device_credential set revoked_at = ? where device_id = ? and revoked_at is null",
                clock.instant(),
                device.value());
        changed.fire(new Changed(device));
    }

    /** The live credentials of a device, newest first. */
    public List<Credential> of(DeviceId device) {
        return sql.list(
                "select prefix, created_at, expires_at from device_credential where device_id = ? and " + LIVE
                        + " order by id desc",
                row -> new Credential(
                        row.getString("prefix"),
                        Sql.instant(row, "created_at"),
                        Optional.ofNullable(Sql.instantOrNull(row, "expires_at"))),
                device.value(),
                clock.instant());
    }

    /** The device whose token this is, for {@code Authorization: Bearer}. */
    public Optional<DeviceId> authenticate(String token) {
        return find(token).map(Live::device);
    }

    /** The device whose code and token these are, for MQTT and HTTP Basic. */
    public Optional<DeviceId> authenticate(String userName, String password) {
        return find(password).filter(found -> found.userName().equals(userName)).map(Live::device);
    }

    private Optional<Live> find(String token) {
        Optional<Secret> secret = Secret.read(Secret.Kind.DEVICE, token);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Live found = live.get(secret.get().prefix());
        if (found == null || !secret.get().matches(found.hash())) {
            return Optional.empty();
        }
        boolean ended =
                found.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent();
        return ended ? Optional.empty() : Optional.of(found);
    }

    synchronized void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        Map<String, Live> now =
                read("device_id = ? and " + LIVE, change.device().value(), clock.instant());
        live.putAll(now);
        live.entrySet()
                .removeIf(held -> held.getValue().device().equals(change.device()) && !now.containsKey(held.getKey()));
    }

    /** Under the same lock as a change, so that an older reading never replaces a newer one. */
    @Startup
    @Scheduled(every = "5s", delayed = "5s")
    synchronized void reload() {
        Map<String, Live> now = read(LIVE, clock.instant());
        live.putAll(now);
        live.keySet().retainAll(now.keySet());
    }

    private Map<String, Live> read(String condition, Object... parameters) {
        return sql
                .list(
                        "select prefix, device_id, user_name, hash, expires_at from device_credential where "
                                + condition,
                        row -> Map.entry(
                                row.getString("prefix"),
                                new Live(
                                        new DeviceId(row.getLong("device_id")),
                                        row.getString("user_name"),
                                        row.getBytes("hash"),
                                        Optional.ofNullable(Sql.instantOrNull(row, "expires_at")))),
                        parameters)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
