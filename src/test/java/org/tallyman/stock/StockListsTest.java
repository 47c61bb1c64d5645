package org.tallyman.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.TableStatistics;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** The inventory as a list: sums that are always those of the counts, in every order, page by page. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StockListsTest {

    private static final long SEED = 20_261_126;
    private static final String MINE = "urn:x:listed:%";
    private static final List<String> SORTS =
            List.of("name", "-name", "code", "-code", "quantity", "-quantity", "changed", "-changed");

    /** What sums say beside what counts say, for the whole house and each site; nothing where they agree. */
    private static final String ASTRAY = """
            with told as (
                select 'PRODUCT' as kind, c.gtin as key, s.site, c.kind as what, c.in_transit, c.quantity
                from stock_count c left join place p on p.id = c.place_id, unnest(array[0, p.site_id]) as s (site)
                where c.kind = 'PRODUCT' and s.site is not null
                union all
                select 'PLACE', c.place_id::text, s.site, c.kind, c.in_transit, c.quantity
                from stock_count c left join place p on p.id = c.place_id, unnest(array[0, p.site_id]) as s (site)
                where s.site is not null),
            summed as (
                select kind, key, site,
                       coalesce(sum(quantity) filter (where what = 'PRODUCT' and not in_transit), 0) as at_hand,
                       coalesce(sum(quantity) filter (where what = 'PRODUCT' and in_transit), 0) as in_transit,
                       coalesce(sum(quantity) filter (where what = 'UNIT'), 0) as units,
                       coalesce(sum(quantity) filter (where what = 'ASSET'), 0) as assets,
                       coalesce(sum(quantity) filter (where what = 'UNKNOWN'), 0) as unknown
                from told group by 1, 2, 3 having sum(quantity) > 0),
            kept as (
                select kind, key, site_id, at_hand, in_transit, units, assets, unknown from stock_sum
                where at_hand + in_transit + units + assets + unknown <> 0)
            (select * from summed except all select * from kept)
            union all
            (select * from kept except all select * from summed)""";

    @Inject
    AgroalDataSource database;

    @Inject
    StockLists lists;

    @Inject
    Sql sql;

    @AfterEach
    void forget() {
        sql.update("delete from item where item like ?", MINE);
        sql.update("delete from product where name like 'Listed %'");
    }

    @Test
    void sumsFollowTheCountsWhateverHappensToItems() {
        Warehouse one = Warehouse.build();
        Warehouse other = Warehouse.build();
        long[] places = {
            one.storage().value(), one.receiving().value(), other.storage().value(), 900_002
        };
        RandomGenerator random = new Random(SEED);
        for (int step = 0; step < 60; step++) {
            int from = random.nextInt(400);
            int to = from + 1 + random.nextInt(80);
            long place = places[random.nextInt(places.length)];
            switch (random.nextInt(4)) {
                case 0, 1 -> add(from, to, place);
                case 2 ->
                    sql.update(
                            "update item set place_id = ?, disposition = case when serial < ? then 'in_transit' end"
                                    + " where item like ? and serial between ? and ?",
                            place,
                            serial((from + to) / 2),
                            MINE,
                            serial(from),
                            serial(to));
                default ->
                    sql.update(
                            "delete from item where item like ? and serial between ? and ?",
                            MINE,
                            serial(from),
                            serial(to));
            }
            assertThat(sql.list(ASTRAY, row -> row.getString("kind") + " " + row.getString("key")))
                    .as("step %d of seed %d", step, SEED)
                    .isEmpty();
        }
    }

    @Test
    void namesFollowThoseOfProductsAndPlaces() {
        Warehouse centre = Warehouse.build();
        add(0, 12, centre.storage().value());
        String gtin = gtin(3);
        assertThat(name("PRODUCT", gtin)).isEmpty();
        sql.update("insert into product (gtin, name) values (?, 'Listed Tea')", gtin);
        assertThat(name("PRODUCT", gtin)).isEqualTo("listed tea");
        sql.update("update product set name = 'Listed Green Tea' where gtin = ?", gtin);
        assertThat(name("PRODUCT", gtin)).isEqualTo("listed green tea");
        sql.update(
                "update place set name = 'Room for Tea' where id = ?",
                centre.storage().value());
        assertThat(name("PLACE", Long.toString(centre.storage().value()))).isEqualTo("room for tea");
    }

    @Test
    void everyOrderHoldsEachLineOnceThroughAllPages() {
        Warehouse centre = Warehouse.build();
        add(0, 400, centre.storage().value());
        add(400, 700, centre.receiving().value());
        name(0, 30);
        Optional<Long> site = Optional.of(centre.site().value());
        Optional<Long[]> places = Optional.of(
                new Long[] {centre.storage().value(), centre.receiving().value()});
        List<StockLists.Wanted> ways = List.of(
                new StockLists.Wanted(false, "", "", site, places),
                new StockLists.Wanted(false, "", "", Optional.empty(), places),
                new StockLists.Wanted(false, "", "L1", site, places),
                new StockLists.Wanted(false, "listed", "", site, places),
                new StockLists.Wanted(true, "", "", site, places),
                new StockLists.Wanted(true, "", "", Optional.empty(), places));
        List<Integer> sizes = List.of(40, 40, 10, 30, 2, 2);
        for (int way = 0; way < ways.size(); way++) {
            for (String sort : SORTS) {
                List<StockLine> lines = all(ways.get(way), StockSort.of(sort));
                assertThat(lines)
                        .as("way %d by %s", way, sort)
                        .hasSize(sizes.get(way))
                        .doesNotHaveDuplicates();
                List<Long> quantities = lines.stream().map(StockLine::quantity).toList();
                if (sort.equals("-quantity")) {
                    assertThat(quantities).isSortedAccordingTo(Collections.reverseOrder());
                } else if (sort.equals("quantity")) {
                    assertThat(quantities).isSorted();
                }
                assertThat(quantities.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(way == 2 ? 175 : way == 3 ? 530 : 700);
            }
        }
    }

    @Test
    void everyOrderReadsAsManyLinesAsItShows() {
        Warehouse centre = Warehouse.build();
        long site = centre.site().value();
        sql.update("""
                insert into stock_sum (kind, key, site_id, code, name, at_hand, changed_at)
                select 'PRODUCT', 'seeded-' || n, ?, 'seeded-' || n, 'seeded ' || n % 977, n % 1009 + 1,
                       now() - n * interval '1 second'
                from generate_series(1, 20000) n""", site);
        sql.update("analyze stock_sum");
        try {
            long before = settledReads();
            for (String sort : SORTS) {
                StockLists.Wanted wanted =
                        new StockLists.Wanted(false, "", "", Optional.of(site), Optional.of(new Long[] {site}));
                Page<StockLine> first = lists.page(wanted, StockSort.of(sort), new Cursor("", 100));
                lists.page(wanted, StockSort.of(sort), Cursor.of(first.next(), 100));
            }
            assertThat(settledReads() - before).isBetween(1_600L, 4_000L);
        } finally {
            sql.update("delete from stock_sum where code like 'seeded-%'");
        }
    }

    /** Rows that indexes of the sums led to. */
    private long settledReads() {
        TableStatistics.settle(database);
        return sql.one(
                        "select sum(idx_tup_read)::bigint from pg_stat_user_indexes where relname = 'stock_sum'",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private List<StockLine> all(StockLists.Wanted wanted, StockSort sort) {
        List<StockLine> lines = new ArrayList<>();
        String next = null;
        do {
            Page<StockLine> page = lists.page(wanted, sort, Cursor.of(next, 7));
            lines.addAll(page.items());
            next = page.next();
        } while (next != null);
        return lines;
    }

    /** Products of which the third and later have more, each in four lots. */
    private void add(int from, int to, long place) {
        sql.update("""
                insert into item (item, kind, gtin, serial, lot, place_id, since, event_id)
                select 'urn:x:listed:' || n, 'PRODUCT', (?::text[])[1 + n % 40], 'LISTED' || lpad(n::text, 5, '0'),
                       'L' || n % 4, ?, now(), gen_random_uuid()
                from generate_series(?, ? - 1) n on conflict do nothing""", gtins(), place, from, to);
    }

    private void name(int from, int to) {
        for (int n = from; n < to; n++) {
            sql.update("insert into product (gtin, name) values (?, ?)", gtin(n), "Listed " + (n % 5));
        }
    }

    private String name(String kind, String key) {
        return sql.one(
                        "select name from stock_sum where kind = ? and key = ? and site_id = 0",
                        row -> row.getString(1),
                        kind,
                        key)
                .orElseThrow();
    }

    private static String[] gtins() {
        String[] gtins = new String[40];
        for (int n = 0; n < gtins.length; n++) {
            gtins[n] = gtin(n);
        }
        return gtins;
    }

    private static String gtin(int n) {
        String body = "0406000%06d".formatted(100 + n);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return body + (10 - sum % 10) % 10;
    }

    private static String serial(int n) {
        return "LISTED%05d".formatted(n);
    }
}
