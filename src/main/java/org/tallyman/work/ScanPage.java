package org.tallyman.work;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;

/** One field that takes any code, and what the last one was. */
@CheckedTemplate(basePath = "work", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ScanPage(Optional<ScanAnswer> last) implements TemplateInstance {}
