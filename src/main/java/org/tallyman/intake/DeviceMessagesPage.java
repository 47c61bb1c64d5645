package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;

/**
 * One device's line: how it is, and its messages, decoded beside raw.
 *
 * @param newest whether this is the newest page, which follows what comes
 * @param next address of the older messages; empty at the end
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceMessagesPage(
        DeviceView device, HealthRow health, String topic, boolean newest, List<MessageDocument> items, String next)
        implements TemplateInstance {}
