package org.tallyman.catalog;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** Products by GTIN; {@code next} is the address of the following page. */
@CheckedTemplate(basePath = "catalog", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProductsPage(List<ProductView> products, String query, Optional<String> next, boolean mayConfigure)
        implements TemplateInstance {}
