package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Only the rows. */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AssetsPage$rows(AssetsPage.Rows list) implements TemplateInstance {}
