package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * How the line of one device is, and how it was during the last week.
 *
 * @param bad when it was down or silent, newest first
 * @param share of the watched time in which it was as it should be, in words; empty where nobody watched
 * @param lastBreak what ended the last connection of a device that has none now; empty when that is not known
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record LinePanel(HealthRow health, LineStrip strip, List<LineHistory.Period> bad, String share, String lastBreak)
        implements TemplateInstance {}
