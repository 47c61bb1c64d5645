package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The lines of all devices, to pick one. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MessagesPage(List<HealthRow> rows) implements TemplateInstance {}
