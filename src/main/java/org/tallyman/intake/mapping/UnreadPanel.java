package org.tallyman.intake.mapping;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;

/** On the page of a server of LoRaWAN, or of a device behind one: what of its decoded objects nothing reads. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UnreadPanel(DeviceView device, List<UnreadFields.Unread> unread, boolean mayConfigure)
        implements TemplateInstance {}
