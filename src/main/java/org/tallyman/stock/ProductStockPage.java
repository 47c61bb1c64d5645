package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Stock of one product by lot and place.
 *
 * @param name of the product; the GTIN where it is not registered
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProductStockPage(
        String gtin, String name, boolean registered, long quantity, long inTransit, List<StockRow> lots, String next)
        implements TemplateInstance {}
