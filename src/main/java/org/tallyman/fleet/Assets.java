package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.SiteScope;
import org.tallyman.platform.sql.Sql;
import org.tallyman.platform.sql.TimeRun;

/** Things that move, where they are and where they have been. */
@ApplicationScoped
public class Assets {

    /** Longest path or series that one answer holds; longer ones are thinned out to it. */
    public static final int POINTS_MAX = 5_000;

    private static final String SELECT = """
            select a.id, a.code, a.name, a.kind, a.archived_at is not null as archived, a.site_id,
                   l.low, l.high, l.unit, t.device_id, d.code as tracker,
                   t.valid_from, p.observed_ms, p.latitude, p.longitude, p.speed_kmh, p.accuracy_m
            from asset a
            left join asset_tracker t on t.asset_id = a.id and t.valid_to is null
            left join device d on d.id = t.device_id
            left join lateral (
                select low, high, unit from measurement_limit
                where asset_id = a.id and quantity = 'temperature' order by valid_from desc limit 1) l on true
            left join device_position p on p.device_id = t.device_id
                and p.observed_ms >= floor(extract(epoch from t.valid_from) * 1000)
            """;

    /** What the trackers of an asset observed while they were on it. */
    private static final String WHILE_ON_IT = """
             x.device_id = t.device_id
                    and x.observed_ms >= floor(extract(epoch from t.valid_from) * 1000)
                    and (t.valid_to is null or x.observed_ms < extract(epoch from t.valid_to) * 1000)
            """;

    private final Sql sql;

    Assets(Sql sql) {
        this.sql = sql;
    }

    /** Which assets a list holds: those with a text in code or name, of these sites; {@code site} those of one and of none. */
    record Filter(String text, SiteScope sites, @Nullable Long site) {}

    /** The code of the asset that carries a tracker now. */
    Optional<String> carrying(long tracker) {
        return sql.one(
                "select a.code from asset_tracker t join asset a on a.id = t.asset_id"
                        + " where t.device_id = ? and t.valid_to is null",
                row -> row.getString(1),
                tracker);
    }

    Optional<AssetView> byCode(String code) {
        return withValues(sql.list(SELECT + "where a.code = ?", Assets::read, code)).stream()
                .findFirst();
    }

    public Optional<AssetView> byId(long id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    /** Those of the ids that exist. */
    public Map<Long, AssetView> byIds(Collection<Long> ids) {
        Map<Long, AssetView> found = new HashMap<>();
        if (!ids.isEmpty()) {
            long[] wanted = ids.stream().mapToLong(Long::longValue).toArray();
            withValues(sql.list(SELECT + "where a.id = any (?)", Assets::read, (Object) wanted))
                    .forEach(asset -> found.put(asset.id(), asset));
        }
        return found;
    }

    /** It as it was at a time: the last that it had told until then, from a time on. */
    public AssetView asOf(AssetView asset, Instant from, Instant at) {
        Instant end = at.plusMillis(1);
        List<Position> path = path(asset.id(), from, end);
        List<Value> values = new ArrayList<>();
        for (Value now : asset.values()) {
            series(asset.id(), now.quantity(), from, end).stream()
                    .filter(value -> value.sensor().equals(now.sensor()))
                    .reduce((earlier, later) -> later)
                    .ifPresent(values::add);
        }
        return asset.with(path.isEmpty() ? null : path.getLast(), values);
    }

    /** By code, those behind one; archived ones left out. */
    List<AssetView> after(Filter filter, String code, int limit) {
        Long[] sites = filter.sites().ids().orElse(null);
        return withValues(sql.list(
                SELECT + """
                where a.code > ? and a.archived_at is null
                  and (? = '' or strpos(lower(a.code || ' ' || a.name), lower(?)) > 0)
                  and (?::bigint[] is null or a.site_id = any (?))
                  and (?::bigint is null or a.site_id = ? or a.site_id is null)
                order by a.code limit ?""",
                Assets::read,
                code,
                filter.text(),
                filter.text(),
                sites,
                sites,
                filter.site(),
                filter.site(),
                limit));
    }

    /** Where it went, through the trackers that it carried then; valid fixes in time order, {@code to} excluded. */
    public List<Position> path(long asset, Instant from, Instant to) {
        return thin(sql.list(
                "select x.observed_ms, x.latitude, x.longitude, x.speed_kmh, x.accuracy_m from asset_tracker t join fix x on"
                        + WHILE_ON_IT + """
                where t.asset_id = ? and x.valid and x.run_ms >= ? and x.run_ms < ? and x.observed_ms >= ? and x.observed_ms < ?
                order by x.observed_ms, x.message, x.element limit 200000""",
                row -> position(row).orElseThrow(),
                asset,
                TimeRun.hourOf(from.toEpochMilli()),
                to.toEpochMilli(),
                from.toEpochMilli(),
                to.toEpochMilli()));
    }

    /** What was measured on it, of one quantity, in time order, {@code to} excluded. */
    public List<Value> series(long asset, String quantity, Instant from, Instant to) {
        return thin(sql.list(
                "select x.observed_ms, x.quantity, x.sensor, x.value, x.unit from asset_tracker t join measurement x on"
                        + WHILE_ON_IT + """
                where t.asset_id = ? and x.quantity = ? and x.run_ms >= ? and x.run_ms < ?
                    and x.observed_ms >= ? and x.observed_ms < ?
                order by x.observed_ms, x.message, x.element limit 200000""",
                Value::of,
                asset,
                quantity,
                TimeRun.hourOf(from.toEpochMilli()),
                to.toEpochMilli(),
                from.toEpochMilli(),
                to.toEpochMilli()));
    }

    private List<AssetView> withValues(List<AssetView> assets) {
        if (assets.isEmpty()) {
            return assets;
        }
        Map<Long, List<Value>> values = new HashMap<>();
        sql.list("""
                select t.asset_id, v.observed_ms, v.quantity, v.sensor, v.value, v.unit
                from asset_tracker t
                join device_value v on v.device_id = t.device_id
                    and v.observed_ms >= floor(extract(epoch from t.valid_from) * 1000)
                where t.asset_id = any (?) and t.valid_to is null
                order by v.quantity, v.sensor""", row -> Map.entry(row.getLong("asset_id"), Value.of(row)), (Object)
                        assets.stream().mapToLong(AssetView::id).toArray())
                .forEach(entry -> values.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return assets.stream()
                .map(asset -> asset.with(asset.position(), values.getOrDefault(asset.id(), List.of())))
                .toList();
    }

    private static <T> List<T> thin(List<T> points) {
        if (points.size() <= POINTS_MAX) {
            return points;
        }
        List<T> fewer = new ArrayList<>();
        int last = points.size() - 1;
        for (int i = 0; i < POINTS_MAX; i++) {
            fewer.add(points.get((int) ((long) i * last / (POINTS_MAX - 1))));
        }
        return fewer;
    }

    private static AssetView read(ResultSet row) throws SQLException {
        return new AssetView(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                AssetKind.valueOf(row.getString("kind")),
                row.getBoolean("archived"),
                Sql.longOrNull(row, "site_id"),
                row.getString("tracker"),
                Sql.longOrNull(row, "device_id"),
                Sql.instantOrNull(row, "valid_from"),
                Limits.of(row),
                position(row).orElse(null),
                List.of());
    }

    private static Optional<Position> position(ResultSet row) throws SQLException {
        @Nullable Long observed = Sql.longOrNull(row, "observed_ms");
        if (observed == null) {
            return Optional.empty();
        }
        return Optional.of(Position.of(row));
    }
}
