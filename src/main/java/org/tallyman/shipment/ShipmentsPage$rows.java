package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Only the rows, for pages that are open. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ShipmentsPage$rows(ShipmentList list) implements TemplateInstance {}
