package org.tallyman.intake.coap;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.device.DeviceView;

/**
 * A new key, shown this once.
 *
 * @param key in hexadecimal
 * @param text the same as text; empty where it is none
 * @param address where the device posts; empty while CoAP is switched off
 * @param command one message, for the client of libcoap; empty for a language without a sample
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NewDeviceKeyPage(DeviceView device, String key, String text, String address, String command)
        implements TemplateInstance {}
