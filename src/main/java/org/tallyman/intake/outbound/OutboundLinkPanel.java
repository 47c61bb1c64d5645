package org.tallyman.intake.outbound;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.device.DeviceView;

/** On the page of a device that can be called: how its line is. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OutboundLinkPanel(DeviceView device, LineView line, boolean mayConfigure) implements TemplateInstance {}
