package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.ident.ReadableCode;
import org.tallyman.sense.ItemName;
import org.tallyman.shipment.Fulfilment.Taken;
import org.tallyman.stock.ItemPath;

/** Says things the way people read them. */
@ApplicationScoped
class Things {

    private final Products products;

    Things(Products products) {
        this.products = products;
    }

    /**
     * One thing on a page.
     *
     * @param kind what its code is, such as SSCC
     * @param text the code as people group it
     * @param product name of the product; empty when not known
     * @param page address of the thing's own page
     * @param href address of the event that tells of it; empty for none
     */
    record Thing(
            String code, String kind, String text, String product, Optional<Instant> at, String page, String href) {}

    Thing of(Taken taken) {
        return thing(taken.item(), Optional.of(taken.at()), "/events/" + taken.event());
    }

    Thing of(String item) {
        return thing(item, Optional.empty(), "");
    }

    private Thing thing(String item, Optional<Instant> at, String href) {
        ReadableCode code = ReadableCode.of(item);
        String kind = code.kind().isEmpty() ? "EPC" : code.kind();
        String product = ItemName.gtinOf(item).map(this::product).orElse("");
        return new Thing(item, kind, code.text(), product, at, ItemPath.of(item), href);
    }

    String product(@Nullable String gtin) {
        return gtin == null ? "" : products.byGtin(gtin).map(ProductView::name).orElse("");
    }
}
