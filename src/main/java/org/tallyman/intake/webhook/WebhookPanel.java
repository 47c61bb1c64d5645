package org.tallyman.intake.webhook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;
import org.tallyman.device.DeviceView;

/** On the page of a device: whether it may sign its messages. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WebhookPanel(DeviceView device, Optional<Webhook> webhook, boolean mayConfigure) implements TemplateInstance {}
