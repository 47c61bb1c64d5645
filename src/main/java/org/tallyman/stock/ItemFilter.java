package org.tallyman.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/**
 * Which items to list; null where it does not matter. Those that are delivered are listed only where that disposition or a
 * serial number asks for them.
 *
 * @param places ids
 * @param unplacedToo whether those that were seen nowhere yet are among them
 * @param lot empty for items without one
 * @param serial what serial numbers begin with
 */
record ItemFilter(
        Optional<Long[]> places,
        boolean unplacedToo,
        @Nullable String gtin,
        @Nullable String lot,
        @Nullable String disposition,
        @Nullable String serial,
        @Nullable ItemKind kind) {

    ItemFilter withSerial(String start) {
        return new ItemFilter(places, unplacedToo, gtin, lot, disposition, start, kind);
    }

    /** Conditions on table {@code i} and their parameters. */
    record Where(String sql, List<Object> parameters) {}

    Where after(String item) {
        List<String> conditions = new ArrayList<>(List.of("i.item > ?"));
        List<Object> parameters = new ArrayList<>(List.of(item));
        places.ifPresent(ids -> {
            conditions.add(unplacedToo ? "(i.place_id = any (?) or i.place_id is null)" : "i.place_id = any (?)");
            parameters.add(ids);
        });
        add("i.gtin = ?", gtin, conditions, parameters);
        add("i.lot = ?", lot, conditions, parameters);
        add("i.disposition = ?", disposition, conditions, parameters);
        if (disposition == null && serial == null) {
            // As the indexes say it.
            conditions.add("i.disposition is distinct from 'delivered'");
        }
        if (kind != null) {
            // Written out, so that the partial index over what is no product is always found.
            conditions.add("i.kind = '" + kind.name() + "'");
        }
        add("i.serial like ?", serial == null ? null : Sql.startingWith(serial), conditions, parameters);
        if (serial != null) {
            conditions.add("i.serial <> ''");
        }
        return new Where(String.join(" and ", conditions), parameters);
    }

    private static void add(
            String condition, @Nullable Object value, List<String> conditions, List<Object> parameters) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
    }
}
