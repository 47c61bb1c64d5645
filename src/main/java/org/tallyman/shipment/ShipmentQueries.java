package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.SiteScope;
import org.tallyman.platform.sql.Sql;

/** Which shipments there are to show. */
@ApplicationScoped
class ShipmentQueries {

    private final Sql sql;

    ShipmentQueries(Sql sql) {
        this.sql = sql;
    }

    /** Which shipments a list holds; {@code site} those of one site and of none. */
    record Filter(
            @Nullable Direction direction,
            @Nullable Boolean running,
            @Nullable Long door,
            String text,
            SiteScope sites,
            @Nullable Long site) {}

    /** Newest first, those before an id. */
    List<Shipment> list(Filter filter, long before, int limit) {
        String direction =
                filter.direction() == null ? null : filter.direction().name();
        Long[] sites = filter.sites().ids().orElse(null);
        return sql.list(
                "select " + Shipment.COLUMNS + "\n" + """
                 from shipment s
                 where s.id < ? and (?::text is null or s.direction = ?)
                   and (?::boolean is null or (s.cancelled_at is null
                        and case s.direction when 'OUTBOUND' then s.arrived_at else s.closed_at end is null) = ?)
                   and (?::bigint is null or s.door_id = ?)
                   and (? = '' or strpos(lower(s.reference), lower(?)) > 0)
                   and (?::bigint[] is null or s.site_ids && ?)
                   and (?::bigint is null or s.site_ids @> array[?::bigint] or s.site_ids = '{}')
                 order by s.id desc limit ?""",
                Shipment::read,
                before,
                direction,
                direction,
                filter.running(),
                filter.running(),
                filter.door(),
                filter.door(),
                filter.text(),
                filter.text(),
                sites,
                sites,
                filter.site(),
                filter.site(),
                limit);
    }

    /** Newest first, the one of this reference and those that expect or took this item. */
    List<Shipment> bearing(String reference, String item, int limit) {
        return sql.list("select " + Shipment.COLUMNS + "\n" + """
                 from shipment s
                 where s.id in (
                    select id from shipment where reference = ?
                    union select shipment_id from shipment_line where item = ?
                    union select shipment_id from door_passage where item = ? and shipment_id is not null)
                 order by s.id desc limit ?""", Shipment::read, reference, item, item, limit);
    }

    /** Those that are on the asset that carries a tracker now and have not been cancelled, the newest first, at most 20. */
    List<Shipment> carriedBy(long tracker) {
        return sql.list("select " + Shipment.COLUMNS + "\n" + """
                 from shipment s join asset_tracker t on t.asset_id = s.asset_id
                 where t.device_id = ? and t.valid_to is null and s.cancelled_at is null
                 order by s.id desc limit 20""", Shipment::read, tracker);
    }

    /** Running, or ended since a moment; newest first. */
    List<Shipment> current(Instant endedSince, int limit) {
        return sql.list(
                "select " + Shipment.COLUMNS
                        + " from shipment s where s.closed_at is null and s.cancelled_at is null union all select "
                        + Shipment.COLUMNS + " from shipment s where s.closed_at >= ? order by id desc limit ?",
                Shipment::read,
                endedSince,
                limit);
    }

    /** Whether there is a shipment at all. */
    boolean any() {
        return sql.one("select id from shipment order by id limit 1", row -> row.getLong(1))
                .isPresent();
    }
}
