package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** The light beams of a device, and the form that binds one. */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BeamsPage(DeviceView device, List<BeamRow> beams, Form form, List<Option> doors, List<Option> sides)
        implements TemplateInstance {}
