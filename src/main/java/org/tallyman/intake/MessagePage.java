package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One message: its bytes, and what each element of it is and became. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MessagePage(MessageDocument message) implements TemplateInstance {}
