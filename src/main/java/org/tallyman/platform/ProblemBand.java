package org.tallyman.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A problem in the place where htmx would have put the answer. */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProblemBand(Problem problem) implements TemplateInstance {}
