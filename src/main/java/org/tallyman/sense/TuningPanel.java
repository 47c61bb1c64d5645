package org.tallyman.sense;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** On the page of a door: the way to its antennas. */
@CheckedTemplate(basePath = "sense", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TuningPanel(long door) implements TemplateInstance {}
