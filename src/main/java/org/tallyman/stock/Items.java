package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.sql.Sql;

/** Finds items. */
@ApplicationScoped
class Items {

    private final Sql sql;

    Items(Sql sql) {
        this.sql = sql;
    }

    Optional<Item> find(String item) {
        return sql.one("select " + Item.COLUMNS + " from item i where i.item = ?", Item::read, item);
    }

    /** In the order of their names, behind one. */
    List<Item> list(ItemFilter filter, String after, int limit) {
        ItemFilter.Where where = filter.after(after);
        List<Object> parameters = new ArrayList<>(where.parameters());
        parameters.add(limit);
        return sql.list(
                "select " + Item.COLUMNS + " from item i where " + where.sql() + " order by i.item limit ?",
                Item::read,
                parameters.toArray());
    }
}
