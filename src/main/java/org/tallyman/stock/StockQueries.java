package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.platform.sql.Sql;

/** Sums the counts as people ask for them; never touches the items themselves. */
@ApplicationScoped
class StockQueries {

    private static final String SUMS = """
            coalesce(sum(quantity) filter (where kind = 'PRODUCT' and not in_transit), 0)::bigint as at_hand,
            coalesce(sum(quantity) filter (where kind = 'PRODUCT' and in_transit), 0)::bigint as in_transit,
            max(changed_at) as changed_at""";

    private final Sql sql;
    private final Products products;
    private final ReadPoints readPoints;

    StockQueries(Sql sql, Products products, ReadPoints readPoints) {
        this.sql = sql;
        this.products = products;
        this.readPoints = readPoints;
    }

    /**
     * What to count.
     *
     * @param places ids; empty for all
     * @param gtin of one product; null for all
     */
    record Scope(Optional<Long[]> places, @Nullable String gtin) {}

    /** By GTIN, behind one. */
    List<StockLine> byProduct(Scope scope, String afterGtin, int limit) {
        return list(
                new Query(
                        "select gtin, count(distinct place_id) as places, count(distinct nullif(lot, '')) as lots, "
                                + SUMS + " from stock_count where kind = 'PRODUCT' and quantity > 0 and gtin > ?",
                        List.of(afterGtin),
                        " group by gtin order by gtin limit ?",
                        this::product),
                scope,
                limit);
    }

    /** By place id, behind one. */
    List<StockLine> byPlace(Scope scope, long afterPlace, int limit) {
        return list(
                new Query(
                        "select place_id, coalesce(sum(quantity) filter (where kind = 'UNIT'), 0)::bigint as units,"
                                + " coalesce(sum(quantity) filter (where kind = 'ASSET'), 0)::bigint as assets,"
                                + " coalesce(sum(quantity) filter (where kind = 'UNKNOWN'), 0)::bigint as unknown, "
                                + SUMS
                                + " from stock_count where quantity > 0 and place_id > ?",
                        List.of(afterPlace),
                        " group by place_id order by place_id limit ?",
                        this::place),
                scope,
                limit);
    }

    /** By GTIN, lot and place, behind a line. */
    List<StockLine> byLot(Scope scope, Key after, int limit) {
        return list(
                new Query(
                        "select gtin, lot, place_id, " + SUMS
                                + " from stock_count where kind = 'PRODUCT' and quantity > 0 and (gtin, lot, place_id) > (?, ?, ?)",
                        List.of(after.gtin(), after.lot(), after.place()),
                        " group by gtin, lot, place_id order by gtin, lot, place_id limit ?",
                        this::lot),
                scope,
                limit);
    }

    /** The products of which most is at hand, most first. */
    List<StockLine> largest(Scope scope, int limit) {
        return list(
                new Query(
                        "select gtin, count(distinct place_id) as places, count(distinct nullif(lot, '')) as lots, "
                                + SUMS + " from stock_count where kind = 'PRODUCT' and quantity > 0",
                        List.of(),
                        " group by gtin order by at_hand desc, gtin limit ?",
                        this::product),
                scope,
                limit);
    }

    /**
     * All that is in some places, in one line.
     *
     * @param changedAt when any of it changed last; 1970 when nothing ever was here
     */
    record Sums(long atHand, long inTransit, long products, long units, long assets, long unknown, Instant changedAt) {

        public boolean empty() {
            return atHand + inTransit + units + assets + unknown == 0;
        }
    }

    Sums sums(Scope scope) {
        StringBuilder query = new StringBuilder("select count(distinct gtin) filter (where kind = 'PRODUCT'"
                + " and not in_transit and quantity > 0) as products,"
                + " coalesce(sum(quantity) filter (where kind = 'UNIT'), 0)::bigint as units,"
                + " coalesce(sum(quantity) filter (where kind = 'ASSET'), 0)::bigint as assets,"
                + " coalesce(sum(quantity) filter (where kind = 'UNKNOWN'), 0)::bigint as unknown, "
                + SUMS + " from stock_count where true");
        List<Object> parameters = new ArrayList<>();
        scope.places().ifPresent(ids -> {
            query.append(" and place_id = any (?)");
            parameters.add(ids);
        });
        return sql.list(query.toString(), StockQueries::sums, parameters.toArray())
                .getFirst();
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong("at_hand"),
                row.getLong("in_transit"),
                row.getLong("products"),
                row.getLong("units"),
                row.getLong("assets"),
                row.getLong("unknown"),
                Optional.ofNullable(Sql.instantOrNull(row, "changed_at")).orElse(Instant.EPOCH));
    }

    /** How many things of any kind are at each of these places; those without any are left out. */
    Map<Long, Long> things(Long[] places) {
        return sql
                .list(
                        "select place_id, sum(quantity)::bigint as things from stock_count"
                                + " where quantity > 0 and not in_transit and place_id = any (?) group by place_id",
                        row -> Map.entry(row.getLong("place_id"), row.getLong("things")),
                        (Object) places)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many tags nobody named a product for, at these places; empty for all. */
    long unknown(Optional<Long[]> places) {
        String query = "select coalesce(sum(quantity), 0)::bigint from stock_count where kind = 'UNKNOWN'"
                + (places.isPresent() ? " and place_id = any (?)" : "");
        return sql.one(query, row -> row.getLong(1), places.stream().toArray()).orElse(0L);
    }

    /** Where a line by lot stands. */
    record Key(String gtin, String lot, long place) {

        static final Key START = new Key("", "", 0);

        private static final String SEPARATOR = "\t";

        /**
         * Reads what {@link #text} wrote.
         *
         * @throws org.tallyman.platform.ProblemException 400 for what is none
         */
        static Key of(Cursor cursor) {
            if (cursor.key().isEmpty()) {
                return START;
            }
            String[] parts = cursor.key().split(SEPARATOR, -1);
            if (parts.length != 3 || !parts[2].matches("[0-9]{1,18}")) {
                throw Problem.invalid("after", cursor.key(), "is the next of a page before")
                        .exception();
            }
            return new Key(parts[0], parts[1], Long.parseLong(parts[2]));
        }

        String text() {
            return String.join(SEPARATOR, gtin, lot, Long.toString(place));
        }

        static Key of(StockLine line) {
            return new Key(
                    line.gtin().orElse(""),
                    line.lot().orElse(""),
                    line.place().map(PlaceName::id).orElse(0L));
        }
    }

    static Page<StockLine> page(List<StockLine> lines, Cursor cursor, Function<Key, String> key) {
        return Page.of(lines, cursor.limit(), line -> key.apply(Key.of(line)));
    }

    private List<StockLine> list(Query wanted, Scope scope, int limit) {
        StringBuilder query = new StringBuilder(wanted.select());
        List<Object> parameters = new ArrayList<>(wanted.after());
        scope.places().ifPresent(ids -> {
            query.append(" and place_id = any (?)");
            parameters.add(ids);
        });
        if (scope.gtin() != null) {
            query.append(" and gtin = ?");
            parameters.add(scope.gtin());
        }
        parameters.add(limit);
        return sql.list(query.append(wanted.order()).toString(), wanted.row(), parameters.toArray());
    }

    StockLine product(ResultSet row) throws SQLException {
        String gtin = row.getString("gtin");
        return line(
                row,
                new Of(Optional.of(gtin), Optional.empty(), Optional.empty()),
                new Besides(
                        Optional.of(row.getLong("places")),
                        Optional.of(row.getLong("lots")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    StockLine place(ResultSet row) throws SQLException {
        return line(
                row,
                new Of(Optional.empty(), Optional.empty(), Optional.of(placeName(row.getLong("place_id")))),
                new Besides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(row.getLong("units")),
                        Optional.of(row.getLong("assets")),
                        Optional.of(row.getLong("unknown"))));
    }

    private StockLine lot(ResultSet row) throws SQLException {
        return line(
                row,
                new Of(
                        Optional.of(row.getString("gtin")),
                        Optional.of(row.getString("lot")),
                        Optional.of(placeName(row.getLong("place_id")))),
                Besides.NOTHING);
    }

    private record Query(String select, List<?> after, String order, Sql.Row<StockLine> row) {}

    private record Of(Optional<String> gtin, Optional<String> lot, Optional<PlaceName> place) {}

    private record Besides(
            Optional<Long> places,
            Optional<Long> lots,
            Optional<Long> units,
            Optional<Long> assets,
            Optional<Long> unknown) {

        static final Besides NOTHING =
                new Besides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private StockLine line(ResultSet row, Of of, Besides besides) throws SQLException {
        return new StockLine(
                of.gtin(),
                of.gtin().flatMap(products::byGtin).map(ProductView::name),
                of.lot(),
                of.place(),
                row.getLong("at_hand"),
                row.getLong("in_transit"),
                besides.places(),
                besides.lots(),
                besides.units(),
                besides.assets(),
                besides.unknown(),
                Sql.instant(row, "changed_at"));
    }

    private PlaceName placeName(long place) {
        return readPoints
                .snapshot()
                .place(place)
                .map(PlaceName::of)
                .orElseGet(() -> new PlaceName(place, String.valueOf(place), "place " + place));
    }
}
