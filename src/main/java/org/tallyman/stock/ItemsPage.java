package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;

/**
 * A list of items.
 *
 * @param about what it is narrowed to, in words
 * @param unknown whether it lists tags that nobody named a product for
 * @param sought a code, or what serial numbers begin with; empty for any
 * @param here its address without a site
 * @param next address of the next page, empty on the last; {@code first} of the first one, empty there
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ItemsPage(
        String heading,
        String about,
        boolean unknown,
        String sought,
        List<ItemRow> items,
        Look look,
        Link here,
        String next,
        String first)
        implements TemplateInstance {}
