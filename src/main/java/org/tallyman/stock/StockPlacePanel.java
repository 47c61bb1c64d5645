package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The stock in one place: its sums, and the products of which most is here. */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StockPlacePanel(long place, StockQueries.Sums sums, List<StockRow> products, boolean more)
        implements TemplateInstance {}
