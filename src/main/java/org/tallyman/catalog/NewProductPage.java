package org.tallyman.catalog;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.platform.Form;

/** A product to make. */
@CheckedTemplate(basePath = "catalog", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NewProductPage(Form form) implements TemplateInstance {}
