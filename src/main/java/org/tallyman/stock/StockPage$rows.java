package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Only the lines of the inventory, for pages that are open. */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StockPage$rows(List<StockRow> products, List<StockRow> places, String next, long unknown)
        implements TemplateInstance {}
