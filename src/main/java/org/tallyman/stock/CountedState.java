package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** Items and their counts; what people commissioned is kept in a table of its own and stated again. */
@ApplicationScoped
class CountedState implements DerivedState {

    CountedState() {}

    @Override
    public List<String> tables() {
        return List.of("item", "stock_count", "stock_sum");
    }

    @Override
    public List<String> finish() {
        return List.of(
                "create trigger item_added_is_counted after insert on item referencing new table as fresh"
                        + " for each statement execute function count_items()",
                "create trigger item_changed_is_counted after update on item referencing old table as stale"
                        + " new table as fresh for each statement execute function count_items()",
                "create trigger item_removed_is_counted after delete on item referencing old table as stale"
                        + " for each statement execute function count_items()");
    }

    @Override
    public void replayCommands(Connection connection) throws SQLException {
        CommissioningRows.restateAll(connection);
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of("item", """
                        select i.* from {}.item i where not exists (
                            select from {live}.tag old where old.item = i.item and old.first_message < {since})""", ""),
                Comparison.ofAll(
                        "stock_count",
                        "select kind, gtin, lot, place_id, in_transit, quantity from {}.stock_count where quantity > 0",
                        "changed_at, and rows of quantity zero"),
                Comparison.ofAll("stock_sum", """
                        select kind, key, site_id, code, name, at_hand, in_transit, units, assets, unknown
                        from {}.stock_sum where at_hand + in_transit + units + assets + unknown > 0""", "changed_at, and rows of nothing"));
    }
}
