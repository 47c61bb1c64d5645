package org.tallyman.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Is everything all right, what needs me, and how old is what I see. */
@CheckedTemplate(basePath = "dashboard", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OverviewPage(Overview now) implements TemplateInstance {}
