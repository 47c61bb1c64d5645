package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Only where it is and when it was seen, for pages that are open. */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ItemPage$now(ItemDocument item, String state, Sureness sureness) implements TemplateInstance {}
