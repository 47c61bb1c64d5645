package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Form;
import org.tallyman.platform.TimelinePoint;

/** One shipment; {@code topics} are those under which it changes. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ShipmentPage(String reference, String topics, String refreshOn, Body body, Form form)
        implements TemplateInstance {

    /** All that changes while one looks. */
    record Body(
            String reference,
            String direction,
            String from,
            String to,
            String door,
            String state,
            String mark,
            int read,
            int expected,
            int missing,
            int unexpected,
            boolean calm,
            boolean late,
            boolean open,
            boolean ended,
            List<TimelinePoint> milestones,
            List<LineRow> lines,
            List<Things.Thing> unexpectedThings,
            List<Things.Thing> reads,
            Optional<Where> where) {}

    /** One line and how far it is filled; {@code thing} where it names one. */
    record LineRow(Optional<Things.Thing> thing, String gtin, String product, String lot, int read, int quantity) {
        public int missing() {
            return quantity - read;
        }

        public boolean complete() {
            return read >= quantity;
        }
    }

    /** Where what carries it is. */
    record Where(
            String asset,
            Optional<Instant> at,
            String position,
            Optional<Instant> temperatureAt,
            String temperature,
            Optional<String> path) {}
}
