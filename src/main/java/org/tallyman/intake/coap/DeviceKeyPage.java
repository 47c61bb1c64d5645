package org.tallyman.intake.coap;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Form;

/**
 * Gives a device its key, or takes it away.
 *
 * @param setAt since when it has one; empty while it has none
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceKeyPage(DeviceView device, Optional<Instant> setAt, Form form) implements TemplateInstance {}
