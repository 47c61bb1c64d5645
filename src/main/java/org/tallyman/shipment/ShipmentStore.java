package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.SiteScope;
import org.tallyman.platform.sql.Sql;

/** The tables of orders, lines and facts. */
@ApplicationScoped
class ShipmentStore {

    private static final String COLUMNS = """
            s.id, s.reference, s.direction, s.from_place_id, s.from_party, s.to_place_id, s.to_party, s.door_id,
            s.planned_load_at, s.planned_departure_at, s.planned_arrival_at, s.asset_id, s.created_at, s.starts_at,
            s.opened_at, s.closed_at, s.arrived_at, s.cancelled_at""";

    /**
     * Things that an expected item line names count there; the others fill the quantities of their product, up to it.
     * Shipment by shipment, for only so does the view read no passages but those of one.
     */
    private static final String FILL = """
            select wanted.id, line.expected, item.items, item.named, item.counted
            from unnest(?::bigint[]) as wanted (id)
            cross join lateral (
                select coalesce(sum(quantity), 0) as expected from shipment_line where shipment_id = wanted.id) line
            cross join lateral (
                select coalesce(sum(got.items), 0) as items, coalesce(sum(got.named), 0) as named,
                       coalesce(sum(least(got.items - got.named, coalesce(asked.quantity, 0))), 0) as counted
                from (
                    select i.gtin, count(*) as items, count(l.id) as named
                    from shipment_item i left join shipment_line l on l.shipment_id = i.shipment_id and l.item = i.item
                    where i.shipment_id = wanted.id and i.taken
                    group by i.gtin) got
                left join (
                    select gtin, sum(quantity) as quantity from shipment_line
                    where shipment_id = wanted.id and gtin is not null group by gtin) asked on asked.gtin = got.gtin) item""";

    private final Sql sql;

    ShipmentStore(Sql sql) {
        this.sql = sql;
    }

    /** What people stated, with its effective time. */
    record Fact(Kind kind, Instant at, String detail, Instant recordedAt) {
        enum Kind {
            OPEN,
            CLOSE,
            ARRIVE,
            CANCEL,
            ASSIGN
        }
    }

    /** Which shipments a list holds; {@code site} those of one site and of none. */
    record Filter(
            @Nullable Direction direction,
            @Nullable Boolean running,
            @Nullable Long door,
            String text,
            SiteScope sites,
            @Nullable Long site) {}

    Optional<Shipment> find(String reference) {
        return sql.one("select " + COLUMNS + " from shipment s where reference = ?", ShipmentStore::read, reference);
    }

    /** Those of these references that exist. */
    List<Shipment> find(Collection<String> references) {
        return sql.list(
                "select " + COLUMNS + " from shipment s where reference = any (?)", ShipmentStore::read, (Object)
                        references.toArray(String[]::new));
    }

    Optional<Shipment> byId(long id) {
        return sql.one("select " + COLUMNS + " from shipment s where id = ?", ShipmentStore::read, id);
    }

    /** Those that are on the asset that carries a tracker now and have not been cancelled, the newest first, at most 20. */
    List<Shipment> carriedBy(long tracker) {
        return sql.list("select " + COLUMNS + "\n" + """
                 from shipment s join asset_tracker t on t.asset_id = s.asset_id
                 where t.device_id = ? and t.valid_to is null and s.cancelled_at is null
                 order by s.id desc limit 20""", ShipmentStore::read, tracker);
    }

    /** Locked until the transaction ends. */
    Optional<Shipment> lock(long id) {
        return sql.one("select " + COLUMNS + " from shipment s where id = ? for update", ShipmentStore::read, id);
    }

    /** Newest first, those before an id. */
    List<Shipment> list(Filter filter, long before, int limit) {
        String direction =
                filter.direction() == null ? null : filter.direction().name();
        Long[] sites = filter.sites().ids().orElse(null);
        return sql.list(
                "select " + COLUMNS + "\n" + """
                 from shipment s
                 where s.id < ? and (?::text is null or s.direction = ?)
                   and (?::boolean is null or (s.cancelled_at is null
                        and case s.direction when 'OUTBOUND' then s.arrived_at else s.closed_at end is null) = ?)
                   and (?::bigint is null or s.door_id = ?)
                   and (? = '' or strpos(lower(s.reference), lower(?)) > 0)
                   and (?::bigint[] is null or s.site_ids && ?)
                   and (?::bigint is null or s.site_ids @> array[?::bigint] or s.site_ids = '{}')
                 order by s.id desc limit ?""",
                ShipmentStore::read,
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
        return sql.list("select " + COLUMNS + "\n" + """
                 from shipment s
                 where s.id in (
                    select id from shipment where reference = ?
                    union select shipment_id from shipment_line where item = ?
                    union select shipment_id from door_passage where item = ? and shipment_id is not null)
                 order by s.id desc limit ?""", ShipmentStore::read, reference, item, item, limit);
    }

    /** The open shipment at a door, if it has one. */
    Optional<Shipment> openAt(long door) {
        return sql.one("select " + COLUMNS + "\n" + """
                 from shipment s where s.door_id = ? and s.opened_at is not null and s.closed_at is null
                 and s.cancelled_at is null order by s.opened_at desc, s.id limit 1""", ShipmentStore::read, door);
    }

    /** Running, or ended since a moment; newest first. */
    List<Shipment> current(Instant endedSince, int limit) {
        return sql.list(
                "select " + COLUMNS
                        + " from shipment s where s.closed_at is null and s.cancelled_at is null union all select "
                        + COLUMNS + " from shipment s where s.closed_at >= ? order by id desc limit ?",
                ShipmentStore::read,
                endedSince,
                limit);
    }

    /** Whether there is a shipment at all. */
    boolean any() {
        return sql.one("select id from shipment order by id limit 1", row -> row.getLong(1))
                .isPresent();
    }

    /** The open shipment at each of these doors that has one. */
    List<Shipment> openAt(Collection<Long> doors) {
        return sql.list(
                "select distinct on (s.door_id) " + COLUMNS + "\n" + """
                 from shipment s where s.door_id = any (?) and s.opened_at is not null and s.closed_at is null
                 and s.cancelled_at is null order by s.door_id, s.opened_at desc, s.id""", ShipmentStore::read, (Object) longs(doors));
    }

    /** What is planned first at each of these doors and not open yet. */
    List<Shipment> nextAt(Collection<Long> doors) {
        return sql.list(
                "select distinct on (s.door_id) " + COLUMNS + "\n" + """
                 from shipment s where s.door_id = any (?) and s.opened_at is null and s.closed_at is null
                 and s.cancelled_at is null
                 and case s.direction when 'INBOUND' then s.planned_arrival_at
                     else coalesce(s.planned_load_at, s.planned_departure_at) end is not null
                 order by s.door_id, case s.direction when 'INBOUND' then s.planned_arrival_at
                     else coalesce(s.planned_load_at, s.planned_departure_at) end, s.id""", ShipmentStore::read, (Object) longs(doors));
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

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** False, with nothing changed, when the reference is in use. */
    boolean insert(CheckedOrder order, Instant createdAt, Instant startsAt) {
        Optional<Long> id = sql.one(
                """
                insert into shipment (reference, direction, from_place_id, from_party, to_place_id, to_party, door_id,
                    planned_load_at, planned_departure_at, planned_arrival_at, asset_id, created_at, starts_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (reference) do nothing returning id""",
                row -> row.getLong(1),
                order.reference(),
                order.direction().name(),
                order.from().place(),
                order.from().party(),
                order.to().place(),
                order.to().party(),
                order.door(),
                order.plan().loadAt(),
                order.plan().departureAt(),
                order.plan().arrivalAt(),
                order.asset(),
                createdAt,
                startsAt);
        id.ifPresent(made -> insertLines(made, order.lines()));
        return id.isPresent();
    }

    private void insertLines(long shipment, List<Line> lines) {
        sql.with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into shipment_line (shipment_id, item, gtin, lot, quantity) values (?, ?, ?, ?, ?)")) {
                for (Line line : lines) {
                    insert.setLong(1, shipment);
                    switch (line) {
                        case Line.Item(String name) -> {
                            insert.setString(2, name);
                            insert.setNull(3, Types.VARCHAR);
                            insert.setString(4, "");
                        }
                        case Line.Product(String gtin, String lot, int quantity) -> {
                            insert.setNull(2, Types.VARCHAR);
                            insert.setString(3, gtin);
                            insert.setString(4, lot);
                        }
                    }
                    insert.setInt(5, line.quantity());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** Appends a fact and lets the shipment's times follow from all of them. */
    void state(long shipment, Fact fact) {
        sql.update(
                "insert into shipment_fact (shipment_id, kind, at, detail, recorded_at) values (?, ?, ?, ?, ?)",
                shipment,
                fact.kind().name(),
                fact.at(),
                fact.detail(),
                fact.recordedAt());
        sql.update("""
                update shipment s
                set opened_at = f.opened_at, arrived_at = f.arrived_at, cancelled_at = f.cancelled_at,
                    closed_at = case when f.reopened is null or f.reopened < f.closed_at then f.closed_at end
                from (
                    select min(at) filter (where kind = 'OPEN') as opened_at,
                           max(at) filter (where kind = 'OPEN') as reopened,
                           max(at) filter (where kind = 'CLOSE') as closed_at,
                           (array_agg(at order by id desc) filter (where kind = 'ARRIVE'))[1] as arrived_at,
                           min(at) filter (where kind = 'CANCEL') as cancelled_at
                    from shipment_fact where shipment_id = ?) f
                where s.id = ?""", shipment, shipment);
    }

    void carry(long shipment, @Nullable Long asset) {
        sql.update("update shipment set asset_id = ? where id = ?", asset, shipment);
    }

    List<Fact> facts(long shipment) {
        return sql.list(
                "select kind, at, detail, recorded_at from shipment_fact where shipment_id = ? order by at, id",
                row -> new Fact(
                        Fact.Kind.valueOf(row.getString("kind")),
                        Sql.instant(row, "at"),
                        row.getString("detail"),
                        Sql.instant(row, "recorded_at")),
                shipment);
    }

    List<Line> lines(long shipment) {
        return lines(List.of(shipment), CheckedOrder.LINES_MAX).getOrDefault(shipment, List.of());
    }

    /** The lines of these shipments, each in their order; no more than the limit altogether. */
    Map<Long, List<Line>> lines(Collection<Long> shipments, int limit) {
        Map<Long, List<Line>> lines = new HashMap<>();
        sql.list(
                        "select shipment_id, item, gtin, lot, quantity from shipment_line where shipment_id = any (?)"
                                + " order by id limit ?",
                        row -> Map.entry(row.getLong("shipment_id"), line(row)),
                        longs(shipments),
                        limit)
                .forEach(entry -> lines.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return lines;
    }

    private static Line line(ResultSet row) throws SQLException {
        String item = row.getString("item");
        return item != null
                ? new Line.Item(item)
                : new Line.Product(row.getString("gtin"), row.getString("lot"), row.getInt("quantity"));
    }

    /** A thing that is with the shipment, as its last passage tells. */
    record Taken(String item, @Nullable String gtin, Instant at, UUID event) {}

    /** What is with the shipment, first come first. */
    List<Taken> taken(long shipment) {
        return sql.list(
                "select item, gtin, at, event_id from shipment_item where shipment_id = ? and taken order by at, event_id, item",
                row -> new Taken(
                        row.getString("item"),
                        row.getString("gtin"),
                        Sql.instant(row, "at"),
                        row.getObject("event_id", UUID.class)),
                shipment);
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
                        new Taken(
                                row.getString("item"),
                                row.getString("gtin"),
                                Sql.instant(row, "at"),
                                row.getObject("event_id", UUID.class)),
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
    record DoorRead(Taken thing, boolean outward, @Nullable String shipment, boolean expected) {}

    Map<Long, Fill> fill(Collection<Long> shipments) {
        Map<Long, Fill> fills = new HashMap<>();
        if (shipments.isEmpty()) {
            return fills;
        }
        sql.list(
                        FILL,
                        row -> {
                            long read = row.getLong("named") + row.getLong("counted");
                            return Map.entry(
                                    row.getLong("id"),
                                    new Fill(row.getLong("expected"), read, row.getLong("items") - read));
                        },
                        (Object) shipments.stream().mapToLong(Long::longValue).toArray())
                .forEach(entry -> fills.put(entry.getKey(), entry.getValue()));
        return fills;
    }

    private static Shipment read(ResultSet row) throws SQLException {
        return new Shipment(
                row.getLong("id"),
                row.getString("reference"),
                Direction.valueOf(row.getString("direction")),
                new Shipment.End(Sql.longOrNull(row, "from_place_id"), row.getString("from_party")),
                new Shipment.End(Sql.longOrNull(row, "to_place_id"), row.getString("to_party")),
                Sql.longOrNull(row, "door_id"),
                new Shipment.Plan(
                        Sql.instantOrNull(row, "planned_load_at"),
                        Sql.instantOrNull(row, "planned_departure_at"),
                        Sql.instantOrNull(row, "planned_arrival_at")),
                Sql.longOrNull(row, "asset_id"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "starts_at"),
                Sql.instantOrNull(row, "opened_at"),
                Sql.instantOrNull(row, "closed_at"),
                Sql.instantOrNull(row, "arrived_at"),
                Sql.instantOrNull(row, "cancelled_at"));
    }
}
