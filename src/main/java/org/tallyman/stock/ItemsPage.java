package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * A list of items.
 *
 * @param about what it is narrowed to, in words
 * @param unknown whether it lists tags that nobody named a product for
 * @param next address of the next page; empty on the last
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ItemsPage(String heading, String about, boolean unknown, List<ItemRow> items, String next)
        implements TemplateInstance {}
