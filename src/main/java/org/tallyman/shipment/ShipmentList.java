package org.tallyman.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shipments in a list.
 *
 * @param next address of the next page, empty on the last; {@code first} of the first one, empty there
 * @param filtered whether there may be others, {@code all} the address of all
 */
record ShipmentList(List<Row> rows, String next, String first, boolean filtered, String all) {

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
