package org.tallyman.sense;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;

/** How many reads of a device came too late, and of when they are. */
@CheckedTemplate(basePath = "sense", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record LateReadsPanel(long reads, Instant oldest, Instant newest) implements TemplateInstance {}
