package org.tallyman.work;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What one scanned code is, alone. */
@CheckedTemplate(basePath = "work", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ScanBand(ScanAnswer scan) implements TemplateInstance {}
