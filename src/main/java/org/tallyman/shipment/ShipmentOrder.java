package org.tallyman.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as someone asks for it, nothing checked yet.
 *
 * @param reference how people call it; 1 to 64 letters, digits, dots, dashes and underscores, unique
 * @param direction {@code OUTBOUND} or {@code INBOUND}
 * @param from place: its id, its code where only one has it, or {@code SITE/CODE}; like the other places
 * @param plannedLoadAt ISO 8601 with offset, such as {@code 2026-11-23T08:00:00Z}, like the other times
 * @param asset code of the trailer or container that carries it
 * @param items EPCs and SSCCs in any form: hexadecimal, URI, Digital Link, element string
 */
public record ShipmentOrder(
        @Nullable String reference,
        @Nullable String direction,
        @Nullable String from,
        @Nullable String fromParty,
        @Nullable String to,
        @Nullable String toParty,
        @Nullable String door,
        @Nullable String plannedLoadAt,
        @Nullable String plannedDepartureAt,
        @Nullable String plannedArrivalAt,
        @Nullable String asset,
        @Nullable List<@Nullable String> items,
        @Nullable List<@Nullable ProductLine> products) {

    /** So many pieces of a product; {@code lot} when only that lot will do. */
    public record ProductLine(
            @Nullable String gtin,
            @Nullable String lot,
            @Nullable Integer quantity) {}
}
