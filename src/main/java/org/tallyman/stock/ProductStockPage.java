package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;

/**
 * Stock of one product by lot and place.
 *
 * @param name of the product; the GTIN where it is not registered
 * @param here its address without a site
 * @param refresh address of the numbers alone
 * @param items where its items are listed
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProductStockPage(
        ProductStock stock, String name, boolean registered, Look look, Link here, String refresh, String items)
        implements TemplateInstance {}
