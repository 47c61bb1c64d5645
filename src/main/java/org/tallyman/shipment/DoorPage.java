package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** Receiving at one door. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DoorPage(long door, String name, String topic, String refreshOn, Body body) implements TemplateInstance {

    /** What is open here, what could be, and what came through. */
    record Body(long door, Optional<Open> open, List<Waiting> waiting, List<Read> reads) {}

    record Open(
            String reference,
            String from,
            String state,
            String mark,
            int read,
            int expected,
            int missing,
            int unexpected) {}

    record Waiting(String reference, String from) {}

    record Read(Things.Thing thing, boolean outward, String shipment, String mark, String word) {}
}
