package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The stock of one product: its sums, and its first lots and places. */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StockProductPanel(String gtin, long quantity, long inTransit, List<StockRow> rows) implements TemplateInstance {}
