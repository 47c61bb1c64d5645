package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** The doors to receive at. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReceivingPage(List<DoorTile> doors) implements TemplateInstance {

    record DoorTile(String href, String name, Optional<String> shipment) {}
}
