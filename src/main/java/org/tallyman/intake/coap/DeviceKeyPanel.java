package org.tallyman.intake.coap;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DeviceView;

/**
 * On the page of a device: whether it may speak CoAP over DTLS.
 *
 * @param setAt since when it has a key; empty while it has none
 * @param address where it posts; empty while CoAP is switched off
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceKeyPanel(DeviceView device, Optional<Instant> setAt, String address, boolean mayConfigure)
        implements TemplateInstance {}
