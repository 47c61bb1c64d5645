package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.platform.sql.Sql;

/**
 * The inventory as a list for people: narrowed, and sorted by any of its columns. Of a whole site or of the whole house it
 * reads sums that are kept ({@code stock_sum}), in the order of an index; of anything narrower it sums up what is there.
 */
@ApplicationScoped
class StockLists {

    private static final String FILLED = "s.at_hand + s.in_transit + s.units + s.assets + s.unknown > 0";

    private final Sql sql;
    private final StockQueries queries;

    StockLists(Sql sql, StockQueries queries) {
        this.sql = sql;
        this.queries = queries;
    }

    /**
     * What the list is about.
     *
     * @param byPlace a line for each place instead of each product
     * @param text part of the name, GTIN or code of the line; empty for any
     * @param lot batch or lot; empty for any
     * @param site of the site that is meant as a whole, 0 for the whole house; empty where it is neither
     * @param places ids, to which it is narrowed where no whole site is meant, or a lot
     */
    record Wanted(boolean byPlace, String text, String lot, Optional<Long> site, Optional<Long[]> places) {

        /** Digits may be typed as they are printed, in groups. */
        private String part() {
            String plain = text.strip().toLowerCase(Locale.ROOT);
            return plain.matches("[0-9 ]+") ? plain.replace(" ", "") : plain;
        }
    }

    private record Found(StockLine line, StockSort.After place) {}

    /** One page, behind the cursor. */
    Page<StockLine> page(Wanted wanted, StockSort sort, Cursor cursor) {
        Query query = new Query();
        query.add("select " + sort.valueSql() + " as sort_value, s.key, s.at_hand, s.in_transit, s.changed_at, ");
        query.add(
                wanted.byPlace()
                        ? "s.key::bigint as place_id, s.units, s.assets, s.unknown"
                        : "s.key as gtin, n.places, n.lots");
        query.add(" from (select s.* from ");
        source(query, wanted);
        query.add(" where " + FILLED);
        if (wanted.lot().isEmpty() && wanted.site().isPresent()) {
            query.add(" and s.site_id = ? and s.kind = '" + (wanted.byPlace() ? "PLACE" : "PRODUCT") + "'")
                    .with(wanted.site().get());
        }
        if (!wanted.part().isEmpty()) {
            query.add(" and (strpos(s.name, ?) > 0 or strpos(s.code, ?) > 0)")
                    .with(wanted.part())
                    .with(wanted.part());
        }
        sort.after(cursor.key())
                .ifPresent(after -> query.add(" and " + sort.behindSql())
                        .with(after.value())
                        .with(after.key()));
        query.add(" order by " + sort.orderSql() + " limit ?) s").with(cursor.limit() + 1);
        if (!wanted.byPlace()) {
            spread(query, wanted);
        }
        query.add(" order by " + sort.orderSql());
        List<Found> found = sql.list(
                query.text.toString(),
                row -> new Found(
                        wanted.byPlace() ? queries.place(row) : queries.product(row),
                        new StockSort.After(row.getString("sort_value"), row.getString("key"))),
                query.parameters.toArray());
        return Page.of(found, cursor.limit(), each -> each.place().text()).map(Found::line);
    }

    private static void source(Query query, Wanted wanted) {
        if (wanted.lot().isEmpty() && wanted.site().isPresent()) {
            query.add("stock_sum s");
            return;
        }
        String of = wanted.byPlace() ? "c.place_id::text" : "c.gtin";
        query.add("(select " + of + " as key, lower(coalesce(m." + (wanted.byPlace() ? "code" : "gtin") + ", " + of
                + ")) as code, lower(coalesce(m.name, '')) as name," + """
                 coalesce(sum(quantity) filter (where c.kind = 'PRODUCT' and not in_transit), 0)::bigint as at_hand,
                 coalesce(sum(quantity) filter (where c.kind = 'PRODUCT' and in_transit), 0)::bigint as in_transit,
                 coalesce(sum(quantity) filter (where c.kind = 'UNIT'), 0)::bigint as units,
                 coalesce(sum(quantity) filter (where c.kind = 'ASSET'), 0)::bigint as assets,
                 coalesce(sum(quantity) filter (where c.kind = 'UNKNOWN'), 0)::bigint as unknown,
                 max(c.changed_at) as changed_at
                 from stock_count c left join\s"""
                + (wanted.byPlace() ? "place m on m.id = c.place_id" : "product m on m.gtin = c.gtin"));
        query.add(" where c.quantity > 0" + (wanted.byPlace() ? "" : " and c.kind = 'PRODUCT'"));
        narrowed(query, wanted);
        query.add(" group by 1, 2, 3) s");
    }

    /** In how many places and lots each of the lines is. */
    private static void spread(Query query, Wanted wanted) {
        query.add(" cross join lateral (select count(distinct c.place_id) as places,"
                + " count(distinct nullif(c.lot, '')) as lots from stock_count c"
                + " where c.kind = 'PRODUCT' and c.gtin = s.key and c.quantity > 0");
        narrowed(query, wanted);
        query.add(") n");
    }

    private static void narrowed(Query query, Wanted wanted) {
        wanted.places().ifPresent(ids -> query.add(" and c.place_id = any (?)").with(ids));
        if (!wanted.lot().isEmpty()) {
            query.add(" and c.lot <> '' and c.lot = ?").with(wanted.lot());
        }
    }

    private static final class Query {

        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        Query add(String more) {
            text.append(more);
            return this;
        }

        Query with(Object parameter) {
            parameters.add(parameter);
            return this;
        }
    }
}
