package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/** What is at doors, and what went through them. */
@ApplicationScoped
class DoorQueries {

    private final Sql sql;

    DoorQueries(Sql sql) {
        this.sql = sql;
    }

    /** The open shipment at a door, if it has one. */
    Optional<Shipment> openAt(long door) {
        return sql.one("select " + Shipment.COLUMNS + "\n" + """
                 from shipment s where s.door_id = ? and s.opened_at is not null and s.closed_at is null
                 and s.cancelled_at is null order by s.opened_at desc, s.id limit 1""", Shipment::read, door);
    }

    /** The open shipment at each of these doors that has one. */
    List<Shipment> openAt(Collection<Long> doors) {
        return sql.list("select distinct on (s.door_id) " + Shipment.COLUMNS + "\n" + """
                 from shipment s where s.door_id = any (?) and s.opened_at is not null and s.closed_at is null
                 and s.cancelled_at is null order by s.door_id, s.opened_at desc, s.id""", Shipment::read, (Object)
                longs(doors));
    }

    /** What is planned first at each of these doors and not open yet. */
    List<Shipment> nextAt(Collection<Long> doors) {
        return sql.list("select distinct on (s.door_id) " + Shipment.COLUMNS + "\n" + """
                 from shipment s where s.door_id = any (?) and s.opened_at is null and s.closed_at is null
                 and s.cancelled_at is null
                 and case s.direction when 'INBOUND' then s.planned_arrival_at
                     else coalesce(s.planned_load_at, s.planned_departure_at) end is not null
                 order by s.door_id, case s.direction when 'INBOUND' then s.planned_arrival_at
                     else coalesce(s.planned_load_at, s.planned_departure_at) end, s.id""", Shipment::read, (Object)
                longs(doors));
    }

    /** When something went through each of these doors last. */
    Map<Long, Instant> lastReads(Collection<Long> doors) {
        return sql
                .list("""
                        select d.id, p.at from unnest(?::bigint[]) as d (id)
                        join lateral (select at from door_passage where door_id = d.id
                            order by at desc, event_id desc limit 1) as p on true""", row -> Map.entry(row.getLong("id"), Sql.instant(row, "at")), (Object) longs(doors))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What went through a door last and came in or stayed with a shipment, newest first. */
    List<DoorRead> doorReads(long door, int limit) {
        return sql.list(
                """
                select p.item, p.gtin, p.at, p.event_id, p.direction = 'OUTWARD' as outward, s.reference,
                       l.id is not null or exists (select from shipment_line q
                           where q.shipment_id = s.id and q.gtin = p.gtin) as expected
                from door_passage p
                left join shipment s on s.id = p.shipment_id
                left join shipment_line l on l.shipment_id = s.id and l.item = p.item
                where p.door_id = ? order by p.at desc, p.event_id desc limit ?""",
                row -> new DoorRead(
                        Fulfilment.Taken.read(row),
                        row.getBoolean("outward"),
                        row.getString("reference"),
                        row.getBoolean("expected")),
                door,
                limit);
    }

    /**
     * One passage at a door.
     *
     * @param shipment reference of the shipment that it went with; null for none
     */
    record DoorRead(
            Fulfilment.Taken thing,
            boolean outward,
            @Nullable String shipment,
            boolean expected) {}

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
