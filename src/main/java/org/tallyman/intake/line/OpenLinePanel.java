package org.tallyman.intake.line;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DeviceView;

/**
 * On the page of a device that calls: whether its line is up.
 *
 * @param since when it called; empty while it is not on a line
 * @param address from where; empty while it is not on a line
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OpenLinePanel(DeviceView device, Optional<Instant> since, String address) implements TemplateInstance {}
