package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The doors to receive at, and on a wall the board of all doors. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReceivingPage(List<DoorTile> doors) implements TemplateInstance {}
