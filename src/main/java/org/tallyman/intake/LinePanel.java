package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * How the line of one device is, and how it was during the last week.
 *
 * @param bad when it was down or silent, newest first
 * @param share of the known time in which it was as it should be; empty where nothing is known
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record LinePanel(HealthRow health, LineStrip strip, List<LineHistory.Period> bad, String share)
        implements TemplateInstance {}
