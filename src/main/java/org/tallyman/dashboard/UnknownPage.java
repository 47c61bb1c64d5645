package org.tallyman.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.intake.UnknownChildren;
import org.tallyman.intake.line.UnknownCallers.UnknownCaller;

/** Whom nobody knows: children that gateways speak for, callers on lines, and antennas without a read point. */
@CheckedTemplate(basePath = "dashboard", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UnknownPage(
        List<UnknownChildren.UnknownChild> children, List<UnknownCaller> callers, List<UnboundAntenna> antennas)
        implements TemplateInstance {}
