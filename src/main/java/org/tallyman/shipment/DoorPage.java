package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receiving at one door. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DoorPage(long door, String name, String topic, String refreshOn, Body body) implements TemplateInstance {

    /** What is open here, what could be, and what came through. */
    record Body(long door, Optional<ShipmentPage.Body> open, List<Waiting> waiting, List<Read> reads) {}

    /** A shipment that could be opened here. */
    record Waiting(String reference, String direction, String party, Optional<Instant> planned, boolean late) {}

    record Read(Things.Thing thing, boolean outward, String shipment, String mark, String word) {}
}
