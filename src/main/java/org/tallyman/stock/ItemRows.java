package org.tallyman.stock;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Cbv;
import org.tallyman.event.EventRecord;

/** The item table: whole batches, in the order of its key. */
final class ItemRows {

    private static final String PLACE = """
            insert into item as i (item, kind, gtin, serial, sscc, lot, expires_on, place_id, read_point_id, disposition,
                                   biz_step, since, event_id)
            select n.item, case when c.gtin is null then n.kind else 'PRODUCT' end, coalesce(c.gtin, n.gtin), n.serial,
                   n.sscc, coalesce(c.lot, ''), c.expires_on, n.place, nullif(n.read_point, 0), n.disposition,
                   n.biz_step, timestamptz 'epoch' + n.micros * interval '1 microsecond', n.event
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                        ?::text[], ?::bigint[], ?::uuid[])
                as n (item, kind, gtin, serial, sscc, place, read_point, disposition, biz_step, micros, event)
            left join lateral (
                select gtin, lot, expires_on from commissioning where item = n.item
                order by effective_at desc limit 1) as c on true
            order by n.item
            on conflict (item) do update set
                place_id = excluded.place_id, read_point_id = excluded.read_point_id,
                disposition = excluded.disposition, biz_step = excluded.biz_step, since = excluded.since,
                event_id = excluded.event_id
            where i.event_id is null or (i.since, i.event_id) < (excluded.since, excluded.event_id)""";

    /** Only items whose present state a retracted event told look for the event before it. */
    private static final String STEP_BACK = """
            with due as (
                select item from item where item = any (?) and event_id = any (?) order by item for update),
            before as (
                select due.item, e.place_id, e.read_point_id, e.disposition, e.biz_step, e.event_time, e.id
                from due left join lateral (
                    select e.* from event_epc m join event e on e.id = m.event_id
                    where m.epc = due.item
                      and string_to_array(m.roles, ',') && array['EPC', 'PARENT', 'CHILD', 'OUTPUT']
                      and e.error_declared_at is null and e.place_id is not null
                    order by m.event_time desc, m.event_id desc limit 1) as e on true)
            update item set
                place_id = before.place_id, read_point_id = before.read_point_id, disposition = before.disposition,
                biz_step = before.biz_step, since = before.event_time, event_id = before.id
            from before where item.item = before.item""";

    private static final String DROP = """
            delete from item where item = any (?) and event_id is null
                and not exists (select from commissioning c where c.item = item.item)""";

    private ItemRows() {}

    /** Each item is where its event says, unless a newer one has said so already. */
    static void place(SortedMap<String, EventRecord> newest, Connection connection) throws SQLException {
        List<ItemFacts> facts = newest.keySet().stream().map(ItemFacts::of).toList();
        Collection<EventRecord> events = newest.values();
        try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
            insert.setArray(1, texts(connection, newest.keySet(), item -> item));
            insert.setArray(2, texts(connection, facts, fact -> fact.kind().name()));
            insert.setArray(3, texts(connection, facts, ItemFacts::gtin));
            insert.setArray(4, texts(connection, facts, ItemFacts::serial));
            insert.setArray(5, texts(connection, facts, ItemFacts::sscc));
            insert.setObject(6, events.stream().mapToLong(EventRecord::place).toArray());
            insert.setObject(
                    7, events.stream().mapToLong(EventRecord::readPoint).toArray());
            insert.setArray(
                    8,
                    texts(
                            connection,
                            events,
                            event -> word(event.event().context().disposition())));
            insert.setArray(
                    9,
                    texts(
                            connection,
                            events,
                            event -> word(event.event().context().bizStep())));
            insert.setObject(
                    10, events.stream().mapToLong(event -> micros(event.time())).toArray());
            insert.setArray(
                    11,
                    connection.createArrayOf(
                            "uuid", events.stream().map(EventRecord::id).toArray()));
            insert.executeUpdate();
        }
    }

    /** Items that these events told of go back to what the newest event says that still holds. */
    static void forget(SortedSet<String> items, UUID[] events, Connection connection) throws SQLException {
        Array names = connection.createArrayOf("text", items.toArray());
        try (PreparedStatement update = connection.prepareStatement(STEP_BACK);
                PreparedStatement delete = connection.prepareStatement(DROP)) {
            update.setArray(1, names);
            update.setArray(2, connection.createArrayOf("uuid", events));
            update.executeUpdate();
            delete.setArray(1, names);
            delete.executeUpdate();
        }
    }

    static <T> Array texts(Connection connection, Collection<T> rows, Function<T, @Nullable String> text)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(text).toArray());
    }

    private static @Nullable String word(@Nullable String vocabularyValue) {
        return vocabularyValue == null ? null : Cbv.bareWord(vocabularyValue);
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
