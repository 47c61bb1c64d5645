package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.tallyman.catalog.ProductPanel;
import org.tallyman.catalog.ProductView;
import org.tallyman.platform.panel.Panel;

/** How much of a product is where, on its own page. */
@ApplicationScoped
class StockOfProduct implements ProductPanel {

    private static final int SHOWN = 8;

    private final StockQueries queries;
    private final Visible visible;

    StockOfProduct(StockQueries queries, Visible visible) {
        this.queries = queries;
        this.visible = visible;
    }

    @Override
    public Optional<Panel> panel(ProductView product) {
        StockQueries.Scope scope = new StockQueries.Scope(visible.places(null), product.gtin());
        long quantity = 0;
        long inTransit = 0;
        for (StockLine sum : queries.byProduct(scope, "", 1)) {
            quantity = sum.quantity();
            inTransit = sum.inTransit();
        }
        List<StockRow> rows = queries.byLot(scope, StockQueries.Key.START, SHOWN).stream()
                .map(StockRow::lot)
                .toList();
        return Optional.of(new Panel("Stock", 10, new StockProductPanel(product.gtin(), quantity, inTransit, rows)));
    }
}
