package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The inventory by product or by place.
 *
 * @param by by what lines are summed, as in the address
 * @param about the place that it is narrowed to; empty for all
 * @param refresh address of the rows alone
 * @param next address of the next page; empty on the last
 * @param unknown how many tags have no product
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StockPage(
        String by,
        String about,
        List<StockRow> products,
        List<StockRow> places,
        String refresh,
        String next,
        long unknown)
        implements TemplateInstance {}
