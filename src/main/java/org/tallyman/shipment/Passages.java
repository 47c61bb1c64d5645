package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.tallyman.sense.ItemName;

/**
 * The table of door passages, and which shipment each belongs to. That is a function of the passage and the shipments at
 * its door alone, worked out anew whenever either changes, under a lock on the door; so order never matters. What that
 * changes of shipments that have arrived is due for {@link Deliveries}.
 *
 * <p>Of the shipments at the door whose time it is, a passage belongs to the first of: the open one, when it goes the
 * shipment's way; the one that names the item; the one that expects the product; then the same three for a passage the
 * other way, which takes the item off again. Two of a kind: the one opened last, else planned first, else made first.
 */
@ApplicationScoped
class Passages {

    /** First key of the advisory locks on doors. */
    private static final int LOCK = 0x5417;

    private static final String INSERT = """
            insert into door_passage (event_id, item, gtin, door_id, direction, at)
            select event, item, nullif(gtin, ''), door, direction, timestamptz 'epoch' + micros * interval '1 microsecond'
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[])
                as new (event, item, gtin, door, direction, micros)
            on conflict do nothing""";

    private static final String DELETE = """
            with gone as (
                delete from door_passage where event_id = any (?) returning door_id, shipment_id, item),
            due as (
                insert into delivery_due (item)
                select g.item from gone g join shipment s on s.id = g.shipment_id where s.arrived_at is not null)
            select door_id, shipment_id from gone""";

    private static final String ASSIGN = """
            with moved as (
                update door_passage p
                set shipment_id = won.shipment_id
                from (
                    select q.event_id, q.item, q.shipment_id as before, (
                        select c.id
                        from (
                            select s.id, s.opened_at, s.planned_load_at, s.planned_arrival_at,
                                   (q.direction = 'OUTWARD') = (s.direction = 'OUTBOUND') as its_way,
                                   s.opened_at <= q.at as open,
                                   exists (select from shipment_line l where l.shipment_id = s.id and l.item = q.item) as named,
                                   exists (select from shipment_line l where l.shipment_id = s.id and l.gtin = q.gtin) as counted
                            from shipment s
                            where s.door_id = q.door_id and s.cancelled_at is null
                              and q.at >= least(s.starts_at, s.opened_at)
                              and (s.closed_at is null or q.at < s.closed_at)
                        ) c
                        where c.open or c.named or c.counted
                        order by not c.its_way, case when c.open then 0 when c.named then 1 else 2 end, c.opened_at desc nulls last,
                                 coalesce(c.planned_load_at, c.planned_arrival_at), c.id
                        limit 1) as shipment_id
                    from door_passage q
                    where q.door_id = ? and q.at between ? and ?
                ) won
                where p.event_id = won.event_id and p.item = won.item and won.shipment_id is distinct from won.before
                returning won.before, won.shipment_id, p.item),
            due as (
                insert into delivery_due (item)
                select m.item from moved m join shipment s on s.id in (m.before, m.shipment_id)
                where s.arrived_at is not null)
            select before, shipment_id from moved""";

    /** Inserts; returns the shipments that are no longer what they were. */
    Set<Long> add(List<DoorPassage> passages, Connection connection) throws SQLException {
        Set<Long> changed = new HashSet<>();
        TreeMap<Long, Span> doors = new TreeMap<>();
        for (DoorPassage passage : passages) {
            doors.merge(passage.door(), new Span(passage.at(), passage.at()), Span::with);
        }
        lock(doors.keySet(), connection);
        insert(passages, connection);
        for (var door : doors.entrySet()) {
            changed.addAll(assign(door.getKey(), door.getValue(), connection));
        }
        return changed;
    }

    /** Removes what events said. Whose the others are does not depend on it, so no lock is needed. */
    Removed remove(Collection<UUID> events, Connection connection) throws SQLException {
        Removed removed = new Removed(new HashSet<>(), new HashSet<>());
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    removed.doors().add(row.getLong(1));
                    removed.shipments().add(row.getLong(2));
                }
            }
        }
        removed.shipments().remove(0L);
        return removed;
    }

    /** Which things of a shipment are delivered is to be looked at again. */
    void lookAtDeliveries(long shipment, Connection connection) throws SQLException {
        String sql = "insert into delivery_due (item) select distinct item from door_passage where shipment_id = ?";
        try (PreparedStatement due = connection.prepareStatement(sql)) {
            due.setLong(1, shipment);
            due.executeUpdate();
        }
    }

    /** Takes turns with everyone who changes passages or shipments at these doors, until the transaction ends. */
    void lock(Collection<Long> doors, Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            for (long door : new TreeSet<>(doors)) {
                lock.setInt(1, LOCK);
                lock.setInt(2, (int) door);
                lock.execute();
            }
        }
    }

    /** Works out anew whose the passages through a door are; the caller holds its lock. */
    Set<Long> assign(long door, Span span, Connection connection) throws SQLException {
        Set<Long> changed = new HashSet<>();
        try (PreparedStatement update = connection.prepareStatement(ASSIGN)) {
            update.setLong(1, door);
            update.setObject(2, span.from().atOffset(ZoneOffset.UTC));
            update.setObject(3, span.to().atOffset(ZoneOffset.UTC));
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    changed.add(row.getLong(1));
                    changed.add(row.getLong(2));
                }
            }
        }
        changed.remove(0L);
        return changed;
    }

    private static void insert(List<DoorPassage> passages, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", passages.stream().map(DoorPassage::event).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", passages.stream().map(DoorPassage::item).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            passages.stream()
                                    .map(passage ->
                                            ItemName.gtinOf(passage.item()).orElse(""))
                                    .toArray()));
            insert.setObject(4, passages.stream().mapToLong(DoorPassage::door).toArray());
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            passages.stream()
                                    .map(passage -> passage.outward() ? "OUTWARD" : "INWARD")
                                    .toArray()));
            insert.setObject(
                    6,
                    passages.stream().mapToLong(passage -> micros(passage.at())).toArray());
            insert.executeUpdate();
        }
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    /** What is no longer as it was. */
    record Removed(Set<Long> shipments, Set<Long> doors) {}

    /** A stretch of time, both ends included. */
    record Span(Instant from, Instant to) {

        /** Later than any device can mean. */
        static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

        static Span since(Instant from) {
            return new Span(from, END);
        }

        Span with(Span other) {
            return new Span(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
        }
    }
}
