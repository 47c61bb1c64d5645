package org.tallyman.intake.mapping;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.device.DeviceView;

/**
 * On the page of a device that sends JSON: by which mapping it is read.
 *
 * @param mapping its name; empty when it has none
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MappingPanel(DeviceView device, String mapping, boolean mayConfigure) implements TemplateInstance {}
