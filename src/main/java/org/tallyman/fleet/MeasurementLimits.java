package org.tallyman.fleet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.sql.Sql;

/** Limits of what is measured, each from a time on; {@link KnownLimits} says which hold. */
@ApplicationScoped
class MeasurementLimits {

    private final Sql sql;
    private final ReadPoints readPoints;
    private final Audit audit;
    private final Clock clock;

    MeasurementLimits(Sql sql, ReadPoints readPoints, Audit audit, Clock clock) {
        this.sql = sql;
        this.readPoints = readPoints;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose limits; all but one are null. */
    record Owner(
            @Nullable Long device,
            @Nullable Long place,
            @Nullable Long asset) {

        static Owner device(long id) {
            return new Owner(id, null, null);
        }

        static Owner place(long id) {
            return new Owner(null, id, null);
        }

        static Owner asset(long id) {
            return new Owner(null, null, id);
        }

        private String kind() {
            return device != null ? "device" : place != null ? "place" : "asset";
        }
    }

    private record Row(KnownLimits.Key key, KnownLimits.Dated dated) {}

    private record Carried(long device, KnownLimits.Carriage carriage) {}

    KnownLimits known() {
        Map<KnownLimits.Key, List<KnownLimits.Dated>> timelines = new HashMap<>();
        sql.list(
                        "select device_id, place_id, asset_id, quantity, valid_from, low, high, unit from measurement_limit"
                                + " order by valid_from",
                        row -> new Row(
                                new KnownLimits.Key(
                                        new Owner(
                                                Sql.longOrNull(row, "device_id"),
                                                Sql.longOrNull(row, "place_id"),
                                                Sql.longOrNull(row, "asset_id")),
                                        row.getString("quantity")),
                                new KnownLimits.Dated(Sql.instant(row, "valid_from"), Limits.of(row))))
                .forEach(row -> timelines
                        .computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row.dated()));
        Map<Long, List<KnownLimits.Carriage>> carriages = new HashMap<>();
        sql.list(
                        "select device_id, asset_id, valid_from, valid_to from asset_tracker"
                                + " where asset_id in (select asset_id from measurement_limit) order by valid_from",
                        row -> new Carried(
                                row.getLong("device_id"),
                                new KnownLimits.Carriage(
                                        row.getLong("asset_id"),
                                        Sql.instant(row, "valid_from"),
                                        Sql.instantOrNull(row, "valid_to"))))
                .forEach(each -> carriages
                        .computeIfAbsent(each.device(), device -> new ArrayList<>())
                        .add(each.carriage()));
        return new KnownLimits(timelines, carriages, readPoints.snapshot());
    }

    /**
     * Sets them from the field {@code validFrom} on, now if it does not say: not in the future, and after those before them.
     *
     * @param known what is set until now
     * @param thing whose they are, for the audit trail
     * @param limits null for none
     */
    Outcome<Owner> set(KnownLimits known, KnownLimits.Key of, String thing, @Nullable Limits limits, Fields fields) {
        Owner owner = of.owner();
        String quantity = of.quantity();
        Instant now = clock.instant();
        Instant given = fields.optionalInstant("validFrom");
        Instant from = given == null ? now : given;
        if (quantity.isBlank()) {
            fields.refuse("quantity", "says what is measured");
        }
        if (from.isAfter(now)) {
            fields.refuse("validFrom", "is not in the future");
        }
        Optional<Problem> wrong = fields.problem();
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return QuarkusTransaction.joiningExisting().call(() -> {
            KnownLimits.Dated before = known.last(owner, quantity).orElse(null);
            Limits held = before == null ? null : before.limits();
            if (Objects.equals(held, limits)) {
                return Outcome.done(owner);
            }
            if (before != null && !from.isAfter(before.from())) {
                return Outcome.refused(Problem.invalid(
                        "validFrom", from.toString(), "is after " + before.from() + ", when those before them began"));
            }
            write(owner, quantity, from, limits);
            audit.record(new Change(
                    "limit", owner.kind(), thing, words(quantity, held), words(quantity, limits) + " from " + from));
            return Outcome.done(owner);
        });
    }

    private static String words(String quantity, @Nullable Limits limits) {
        return quantity + " " + (limits == null ? "without limits" : limits.words());
    }

    private void write(Owner owner, String quantity, Instant from, @Nullable Limits limits) {
        sql.update(
                "insert into measurement_limit (device_id, place_id, asset_id, quantity, valid_from, low, high, unit)"
                        + " values (?::bigint, ?::bigint, ?::bigint, ?, ?, ?::float8, ?::float8, ?)",
                owner.device(),
                owner.place(),
                owner.asset(),
                quantity,
                from,
                limits == null ? null : limits.low(),
                limits == null ? null : limits.high(),
                limits == null ? "" : limits.unit());
    }
}
