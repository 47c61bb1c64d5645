package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Only the numbers, for pages that are open. */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProductStockPage$counts(String gtin, long quantity, long inTransit, List<StockRow> lots, String next)
        implements TemplateInstance {}
