package org.tallyman.fleet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.LiveFeed;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.sql.Sql;

/** What people do with assets; each in one transaction with its line in the audit trail. */
@ApplicationScoped
public class AssetCommands {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String CODE_RULE =
            "is 1 to 64 letters, digits, dots, dashes and underscores and begins with a letter or digit";
    private static final int NAME_MAX = 120;

    private final Sql sql;
    private final DeviceAccess devices;
    private final ReadPoints readPoints;
    private final MeasurementLimits limits;
    private final Audit audit;
    private final LiveFeed feed;
    private final Clock clock;

    AssetCommands(
            Sql sql,
            DeviceAccess devices,
            ReadPoints readPoints,
            MeasurementLimits limits,
            Audit audit,
            LiveFeed feed,
            Clock clock) {
        this.sql = sql;
        this.devices = devices;
        this.readPoints = readPoints;
        this.limits = limits;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    /** Makes one of {@code code}, {@code name}, {@code kind} and {@code siteId}; gives its id. */
    public Outcome<Long> create(Fields fields) {
        String code = fields.matching("code", CODE, CODE_RULE);
        String name = fields.has("name") ? fields.required("name", NAME_MAX) : code;
        AssetKind kind = fields.choice("kind", AssetKind.class);
        Long site = site(fields);
        return fields.problem()
                .<Outcome<Long>>map(Outcome::refused)
                .orElseGet(() -> run(() -> {
                    Optional<Long> made = sql.one(
                            "insert into asset (code, name, kind, site_id) values (?, ?, ?, ?) on conflict (code) do nothing"
                                    + " returning id",
                            row -> row.getLong(1),
                            code,
                            name,
                            kind.name(),
                            site);
                    if (made.isEmpty()) {
                        return Outcome.refused(Problem.conflict("There is an asset " + code + " already."));
                    }
                    audit.record(new Change("create", "asset", code, "", summary(kind, name, site)));
                    return Outcome.done(made.get());
                }));
    }

    /** As {@link #create}, with a tracker on it from now on: both, or neither. */
    public Outcome<Long> createFor(DeviceView tracker, Fields fields) {
        return run(() -> {
            Instant now = clock.instant();
            lockTrackers();
            return changedAfter(now, 0, tracker)
                    .<Outcome<Long>>map(Outcome::refused)
                    .orElseGet(() -> switch (create(fields)) {
                        case Outcome.Refused<Long> refused -> refused;
                        case Outcome.Done<Long>(Long made) ->
                            put(made, fields.matching("code", CODE, CODE_RULE), null, tracker, now);
                    });
        });
    }

    /** Changes {@code name}, {@code kind} and {@code siteId}: without one it is of the whole house. */
    public Outcome<Long> edit(AssetView asset, Fields fields) {
        String name = fields.required("name", NAME_MAX);
        AssetKind kind = fields.choice("kind", AssetKind.class);
        Long site = site(fields);
        return fields.problem()
                .<Outcome<Long>>map(Outcome::refused)
                .orElseGet(() -> run(() -> {
                    sql.update(
                            "update asset set name = ?, kind = ?, site_id = ? where id = ?",
                            name,
                            kind.name(),
                            site,
                            asset.id());
                    audit.record(new Change(
                            "edit",
                            "asset",
                            asset.code(),
                            summary(asset.kind(), asset.name(), asset.site()),
                            summary(kind, name, site)));
                    return Outcome.done(asset.id());
                }));
    }

    /** Says between which temperatures it must stay, or that it does not matter, from {@code validFrom} on. */
    public Outcome<Long> limit(AssetView asset, Fields fields) {
        Limits held = Limits.read(fields, "temperatureLowC", "temperatureHighC", "Cel");
        KnownLimits.Key of = new KnownLimits.Key(MeasurementLimits.Owner.asset(asset.id()), "temperature");
        return run(
                () -> limits.set(limits.known(), of, asset.code(), held, fields).map(owner -> asset.id()));
    }

    /** Puts it out of use, or back; its tracker comes off. */
    public Outcome<Long> archive(AssetView asset, boolean archived) {
        return run(() -> {
            Instant now = clock.instant();
            if (archived) {
                end(asset.id(), now);
            }
            sql.update("update asset set archived_at = ?::timestamptz where id = ?", archived ? now : null, asset.id());
            audit.record(new Change(archived ? "archive" : "restore", "asset", asset.code(), "", ""));
            return Outcome.done(asset.id());
        });
    }

    /**
     * Puts the {@code tracker} on it from a time on, {@code from}, now if not said. The one that it carries comes off
     * then, and the tracker comes off what carries it.
     */
    public Outcome<Long> track(AssetView asset, Fields fields) {
        String code = fields.required("tracker", 64);
        Instant from = Optional.ofNullable(fields.optionalInstant("from")).orElseGet(clock::instant);
        Optional<DeviceView> device = devices.byCode(code);
        if (device.isEmpty()) {
            fields.refuse("tracker", "is the code of a device");
        }
        if (asset.archived()) {
            fields.refuse("asset", "is in use");
        }
        return fields.problem()
                .<Outcome<Long>>map(Outcome::refused)
                .orElseGet(() -> run(() -> put(asset.id(), asset.code(), asset.tracker(), device.orElseThrow(), from)));
    }

    /** One after the other: assignments are rare, and two trackers that swap must not wait for each other. */
    private void lockTrackers() {
        sql.update("lock table asset_tracker in share row exclusive mode");
    }

    /** Why nothing can be changed from a time on: something was already, later. */
    private Optional<Problem> changedAfter(Instant from, long asset, DeviceView tracker) {
        return sql.one(
                        """
                        select max(greatest(valid_from, valid_to)) as since from asset_tracker
                        where asset_id = ? or device_id = ? having count(*) > 0""",
                        row -> Sql.instant(row, "since"),
                        asset,
                        tracker.id().value())
                .filter(latest -> latest.isAfter(from))
                .map(latest -> Problem.invalid(
                        "from",
                        from.toString(),
                        "is not before " + latest + ", when this asset or tracker was changed last"));
    }

    private Outcome<Long> put(long asset, String code, @Nullable String before, DeviceView tracker, Instant from) {
        lockTrackers();
        Optional<Problem> late = changedAfter(from, asset, tracker);
        if (late.isPresent()) {
            return Outcome.refused(late.get());
        }
        long device = tracker.id().value();
        sql.update("update asset_tracker set valid_to = ? where device_id = ? and valid_to is null", from, device);
        end(asset, from);
        sql.update("insert into asset_tracker (asset_id, device_id, valid_from) values (?, ?, ?)", asset, device, from);
        audit.record(new Change("track", "asset", code, text(before), tracker.code() + " from " + from));
        return Outcome.done(asset);
    }

    /** Takes its tracker off, if it carries one. */
    public Outcome<Long> untrack(AssetView asset) {
        return run(() -> {
            end(asset.id(), clock.instant());
            audit.record(new Change("untrack", "asset", asset.code(), text(asset.tracker()), ""));
            return Outcome.done(asset.id());
        });
    }

    /** The asset that carries a tracker; one is made with the tracker's code when none does. */
    public Outcome<Long> carrierOf(String tracker) {
        Optional<DeviceView> device = devices.byCode(tracker);
        if (device.isEmpty()) {
            return Outcome.refused(Problem.invalid("tracker", tracker, "is the code of a device"));
        }
        long id = device.get().id().value();
        return run(() -> sql.one(
                        "select asset_id from asset_tracker where device_id = ? and valid_to is null",
                        row -> row.getLong(1),
                        id)
                .map(Outcome::done)
                .orElseGet(() -> makeCarrier(device.get())));
    }

    private Outcome<Long> makeCarrier(DeviceView tracker) {
        Optional<Long> made = sql.one("""
                insert into asset as a (code, name, kind, site_id) values (?, ?, 'OTHER', ?)
                on conflict (code) do update set archived_at = null where a.site_id is not distinct from excluded.site_id
                returning id""", row -> row.getLong(1), tracker.code(), tracker.name(), site(tracker));
        if (made.isEmpty()) {
            return Outcome.refused(Problem.conflict("There is an asset " + tracker.code() + " of another site."));
        }
        long asset = made.get();
        Instant now = clock.instant();
        end(asset, now);
        sql.update(
                "insert into asset_tracker (asset_id, device_id, valid_from) values (?, ?, ?)",
                asset,
                tracker.id().value(),
                now);
        audit.record(new Change("track", "asset", tracker.code(), "", tracker.code() + " from " + now));
        return Outcome.done(asset);
    }

    private static @Nullable Long site(DeviceView tracker) {
        PlaceId site = tracker.site();
        return site == null ? null : site.value();
    }

    private void end(long asset, Instant at) {
        sql.update("""
                update asset_tracker set valid_to = greatest(valid_from, ?::timestamptz)
                where asset_id = ? and valid_to is null""", at, asset);
    }

    private Outcome<Long> run(Supplier<Outcome<Long>> command) {
        Outcome<Long> outcome = QuarkusTransaction.joiningExisting().call(command::get);
        feed.publish(FleetObservations.TOPIC);
        return outcome;
    }

    private static String summary(AssetKind kind, String name, @Nullable Long site) {
        return kind.word() + " " + name + (site == null ? "" : " of site " + site);
    }

    private @Nullable Long site(Fields fields) {
        Long id = fields.optionalId("siteId");
        if (id != null
                && readPoints.snapshot().sites().stream()
                        .noneMatch(site -> site.id().value() == id && !site.archived())) {
            fields.refuse("siteId", "is the id of a site in use");
        }
        return id;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
