package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A new token, shown this once, beside commands that use it. */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceTokenPage(DeviceView device, String token, Connection connection, boolean rotated)
        implements TemplateInstance {}
