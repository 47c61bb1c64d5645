package org.tallyman.intake.outbound;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Form;

/** Whom Tallyman calls for one device, and the form that changes it. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OutboundLinkPage(DeviceView device, LineView line, Form form) implements TemplateInstance {}
