package org.tallyman.intake.webhook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/**
 * How one device proves itself, and the form that changes it.
 *
 * @param address to which its platform posts
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WebhookPage(
        DeviceView device, String address, boolean set, Form form, List<Option> schemes, List<Option> encodings)
        implements TemplateInstance {}
