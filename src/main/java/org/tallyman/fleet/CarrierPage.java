package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** On which asset a device is put. */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record CarrierPage(DeviceView device, Form form, List<Option> kinds) implements TemplateInstance {}
