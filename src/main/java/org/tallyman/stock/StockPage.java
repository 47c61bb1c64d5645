package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;

/**
 * The inventory by product or by place.
 *
 * @param text part of a name or code that it is narrowed to, {@code lot} and {@code place} likewise; empty for any
 * @param sort as in the address
 * @param here its address without a site
 * @param refresh address of the rows alone
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StockPage(
        StockList list, String text, String lot, String place, String sort, Look look, Link here, String refresh)
        implements TemplateInstance {}
