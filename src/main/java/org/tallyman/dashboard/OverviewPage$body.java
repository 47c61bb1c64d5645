package org.tallyman.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What changes of the overview while one looks. */
@CheckedTemplate(basePath = "dashboard", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OverviewPage$body(Overview now) implements TemplateInstance {}
