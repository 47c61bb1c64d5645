package org.tallyman.fleet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Audit;
import org.tallyman.access.Change;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.sql.Sql;

/** Limits of what devices measure: their own, else those of the nearest place in which they stand. */
@ApplicationScoped
class MeasurementLimits {

    private final Sql sql;
    private final ReadPoints readPoints;
    private final Audit audit;

    MeasurementLimits(Sql sql, ReadPoints readPoints, Audit audit) {
        this.sql = sql;
        this.readPoints = readPoints;
        this.audit = audit;
    }

    /** Whose limits; one of both is null. */
    record Owner(@Nullable Long device, @Nullable Long place) {

        static Owner device(long id) {
            return new Owner(id, null);
        }

        static Owner place(long id) {
            return new Owner(null, id);
        }
    }

    private record Key(Owner owner, String quantity) {}

    private record Row(Key key, Limits limits) {}

    /** All limits at one moment; they are few. */
    final class Known {

        private final Map<Key, Limits> limits = new HashMap<>();

        /** Those that were set for exactly this device or place. */
        Optional<Limits> of(Owner owner, String quantity) {
            return Optional.ofNullable(limits.get(new Key(owner, quantity)));
        }

        /** All that were set for exactly this device or place, by quantity. */
        SortedMap<String, Limits> of(Owner owner) {
            SortedMap<String, Limits> own = new TreeMap<>();
            limits.forEach((key, each) -> {
                if (key.owner().equals(owner)) {
                    own.put(key.quantity(), each);
                }
            });
            return own;
        }

        /** Those that hold for what a device measures. */
        Optional<Limits> of(DeviceView device, String quantity) {
            Optional<Limits> own = of(Owner.device(device.id().value()), quantity);
            PlaceId at = device.place();
            while (own.isEmpty() && at != null) {
                own = of(Owner.place(at.value()), quantity);
                at = readPoints
                        .snapshot()
                        .place(at.value())
                        .map(PlaceView::parent)
                        .orElse(null);
            }
            return own;
        }

        boolean none() {
            return limits.isEmpty();
        }
    }

    Known known() {
        Known known = new Known();
        List<Row> rows = sql.list(
                "select device_id, place_id, quantity, low, high from measurement_limit",
                row -> new Row(
                        new Key(
                                new Owner(Sql.longOrNull(row, "device_id"), Sql.longOrNull(row, "place_id")),
                                row.getString("quantity")),
                        new Limits(Sql.doubleOrNull(row, "low"), Sql.doubleOrNull(row, "high"))));
        rows.forEach(row -> known.limits.put(row.key(), row.limits()));
        return known;
    }

    /**
     * Sets them, or takes them away where neither is given.
     *
     * @param thing whose they are, for the audit trail
     */
    Outcome<Owner> set(Owner owner, String quantity, String thing, Fields fields) {
        Limits limits = Limits.read(fields);
        return fields.problem()
                .<Outcome<Owner>>map(Outcome::refused)
                .orElseGet(() -> QuarkusTransaction.joiningExisting().call(() -> {
                    String before = known().of(owner, quantity)
                            .map(known -> known.words(""))
                            .orElse("");
                    write(owner, quantity, limits);
                    audit.record(new Change(
                            "limit",
                            owner.device() == null ? "place" : "device",
                            thing,
                            before.isEmpty() ? "" : quantity + " " + before,
                            limits == null ? "" : quantity + " " + limits.words("")));
                    return Outcome.done(owner);
                }));
    }

    private void write(Owner owner, String quantity, @Nullable Limits limits) {
        if (limits == null) {
            sql.update(
                    "delete from measurement_limit where device_id is not distinct from ?::bigint"
                            + " and place_id is not distinct from ?::bigint and quantity = ?",
                    owner.device(),
                    owner.place(),
                    quantity);
            return;
        }
        sql.update(
                "insert into measurement_limit (device_id, place_id, quantity, low, high)"
                        + " values (?::bigint, ?::bigint, ?, ?::float8, ?::float8)"
                        + " on conflict on constraint measurement_limit_is_one do update"
                        + " set low = excluded.low, high = excluded.high",
                owner.device(),
                owner.place(),
                quantity,
                limits.low(),
                limits.high());
    }
}
