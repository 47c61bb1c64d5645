package org.tallyman.stock;

import static org.tallyman.stock.ItemRows.micros;
import static org.tallyman.stock.ItemRows.texts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commissioning table and what it means for items. */
final class CommissioningRows {

    private static final String INSERT = """
            insert into commissioning (item, effective_at, gtin, lot, expires_on, recorded_by)
            select n.item, timestamptz 'epoch' + n.micros * interval '1 microsecond', n.gtin, n.lot, n.expires_on::date, ?
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                as n (item, micros, gtin, lot, expires_on)
            order by n.item, n.micros
            on conflict (item, effective_at) do update set
                gtin = excluded.gtin, lot = excluded.lot, expires_on = excluded.expires_on,
                recorded_at = now(), recorded_by = excluded.recorded_by""";

    private static final String RESTATE = """
            insert into item (item, kind, gtin, serial, sscc, lot, expires_on)
            select n.item, 'PRODUCT', c.gtin, n.serial, '', c.lot, c.expires_on
            from unnest(?::text[], ?::text[]) as n (item, serial)
            cross join lateral (
                select gtin, lot, expires_on from commissioning where item = n.item
                order by effective_at desc limit 1) as c
            order by n.item
            on conflict (item) do update set
                kind = excluded.kind, gtin = excluded.gtin, lot = excluded.lot, expires_on = excluded.expires_on""";

    private static final String PLACES = """
            select i.item, i.place_id from item i where i.item = any (?) and i.place_id is not null""";

    private static final int RESTATED_AT_ONCE = 1_000;

    private CommissioningRows() {}

    static void put(Collection<Commissioning> given, String by, Connection connection) throws SQLException {
        Map<String, Commissioning> once = new HashMap<>();
        given.forEach(each -> once.put(each.item() + " " + each.effectiveAt(), each));
        List<Commissioning> rows = new ArrayList<>(once.values());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, by);
            insert.setArray(2, texts(connection, rows, Commissioning::item));
            insert.setObject(
                    3, rows.stream().mapToLong(row -> micros(row.effectiveAt())).toArray());
            insert.setArray(4, texts(connection, rows, Commissioning::gtin));
            insert.setArray(5, texts(connection, rows, Commissioning::lot));
            insert.setArray(
                    6, texts(connection, rows, row -> row.expiry() == null ? null : String.valueOf(row.expiry())));
            insert.executeUpdate();
        }
        restate(rows.stream().map(Commissioning::item).toList(), connection);
    }

    /** States everything again that was ever commissioned, a thousand items at a time. */
    static void restateAll(Connection connection) throws SQLException {
        String sql = "select distinct item from commissioning where item > ? order by item limit " + RESTATED_AT_ONCE;
        String last = "";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            while (true) {
                List<String> items = new ArrayList<>();
                query.setString(1, last);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        items.add(row.getString(1));
                    }
                }
                if (items.isEmpty()) {
                    return;
                }
                restate(items, connection);
                last = items.getLast();
            }
        }
    }

    private static void restate(Collection<String> items, Connection connection) throws SQLException {
        TreeMap<String, String> serials = new TreeMap<>();
        items.forEach(item -> serials.put(item, ItemFacts.of(item).serial()));
        try (PreparedStatement upsert = connection.prepareStatement(RESTATE)) {
            upsert.setArray(1, texts(connection, serials.keySet(), item -> item));
            upsert.setArray(2, texts(connection, serials.values(), serial -> serial));
            upsert.executeUpdate();
        }
    }

    /** Where those of the items are that are somewhere. */
    static Map<String, Long> places(Collection<String> items, Connection connection) throws SQLException {
        Map<String, Long> places = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(PLACES)) {
            query.setArray(1, texts(connection, items, item -> item));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    places.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return places;
    }
}
