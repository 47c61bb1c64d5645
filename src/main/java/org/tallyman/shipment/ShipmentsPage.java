package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list of shipments. {@code rowsAt} is the address of its rows alone, {@code next} of the page behind, {@code shown} the chip that is on. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ShipmentsPage(
        List<Row> rows, Optional<String> next, String rowsAt, String chosen, String shown, boolean filtered)
        implements TemplateInstance {

    /**
     * One shipment.
     *
     * @param calm what is missing may still come
     * @param late planned for a time that has passed
     */
    record Row(
            String reference,
            String direction,
            String way,
            String door,
            Optional<Instant> planned,
            String state,
            String mark,
            int read,
            int expected,
            int missing,
            int unexpected,
            boolean calm,
            boolean late,
            String asset) {}
}
