package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.sense.ItemName;
import org.tallyman.shipment.ShipmentStore.Taken;

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
     */
    record Thing(String code, String kind, String text, String product, Optional<Instant> at, String href) {}

    Thing of(Taken taken) {
        return thing(taken.item(), Optional.of(taken.at()), "/events/" + taken.event());
    }

    Thing of(String item) {
        return thing(item, Optional.empty(), "");
    }

    private Thing thing(String item, Optional<Instant> at, String href) {
        Optional<String> sscc = ItemName.ssccOf(item);
        if (sscc.isPresent()) {
            return new Thing(item, "SSCC", groups(sscc.get()), "", at, href);
        }
        Optional<String> gtin = ItemName.gtinOf(item);
        if (gtin.isPresent()) {
            String serial = ItemName.serialOf(item).orElse("");
            return new Thing(item, "SGTIN", gtin.get() + " " + serial, product(gtin.get()), at, href);
        }
        return new Thing(item, "EPC", item.replaceFirst("^(https://id\\.gs1\\.org/|urn:epc:id:)", ""), "", at, href);
    }

    String product(@Nullable String gtin) {
        return gtin == null ? "" : products.byGtin(gtin).map(ProductView::name).orElse("");
    }

    private static String groups(String sscc) {
        return "(00) " + sscc.substring(0, 1) + " " + sscc.substring(1, 8) + " " + sscc.substring(8, 17) + " "
                + sscc.substring(17);
    }
}
