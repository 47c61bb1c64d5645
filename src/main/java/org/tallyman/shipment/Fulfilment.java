package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/** What is expected of shipments against what is with them. */
@ApplicationScoped
class Fulfilment {

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

    Fulfilment(Sql sql) {
        this.sql = sql;
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
                        shipments.stream().mapToLong(Long::longValue).toArray(),
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
    record Taken(String item, @Nullable String gtin, Instant at, UUID event) {

        static Taken read(ResultSet row) throws SQLException {
            return new Taken(
                    row.getString("item"),
                    row.getString("gtin"),
                    Sql.instant(row, "at"),
                    row.getObject("event_id", UUID.class));
        }
    }

    /** What is with the shipment, first come first. */
    List<Taken> taken(long shipment) {
        return sql.list(
                "select item, gtin, at, event_id from shipment_item where shipment_id = ? and taken order by at, event_id, item",
                Taken::read,
                shipment);
    }

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
}
