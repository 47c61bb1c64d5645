package org.tallyman.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment that may be made. */
record CheckedOrder(
        String reference,
        Direction direction,
        Shipment.End from,
        Shipment.End to,
        @Nullable Long door,
        Shipment.Plan plan,
        @Nullable Long asset,
        List<Line> lines) {

    static final int LINES_MAX = 10_000;

    CheckedOrder {
        lines = List.copyOf(lines);
    }
}
