package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** On the page of a device: which of its inputs are light beams. */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BeamsPanel(DeviceView device, List<BeamRow> beams, boolean mayConfigure) implements TemplateInstance {}
