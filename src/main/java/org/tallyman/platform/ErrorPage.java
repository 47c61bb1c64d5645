package org.tallyman.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The one page for everything that went wrong. */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ErrorPage(Problem problem) implements TemplateInstance {}
