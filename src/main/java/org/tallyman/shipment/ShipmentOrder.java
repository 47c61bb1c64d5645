package org.tallyman.shipment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A shipment as someone asks for it, nothing checked yet. */
public record ShipmentOrder(
        @Schema(
                description = "how people call it; 1 to 64 letters, digits, dots, dashes and underscores, unique",
                required = true)
        @Nullable
        String reference,

        @Schema(description = "`OUTBOUND` or `INBOUND`", required = true) @Nullable
        String direction,

        @Schema(description = "place: its id, its code where only one has it, or `SITE/CODE`; like the other places")
        @Nullable
        String from,

        @Nullable String fromParty,
        @Nullable String to,
        @Nullable String toParty,
        @Nullable String door,

        @Schema(description = "ISO 8601 with offset, such as `2026-11-23T08:00:00Z`, like the other times") @Nullable
        String plannedLoadAt,

        @Nullable String plannedDepartureAt,
        @Nullable String plannedArrivalAt,

        @Schema(description = "code of the trailer or container that carries it") @Nullable
        String asset,

        @Schema(description = "EPCs and SSCCs in any form: hexadecimal, URI, Digital Link, element string") @Nullable
        List<@Nullable String> items,

        @Nullable List<@Nullable ProductLine> products) {

    /** So many pieces of a product; {@code lot} when only that lot will do. */
    public record ProductLine(
            @Schema(required = true) @Nullable String gtin,
            @Nullable String lot,
            @Schema(required = true) @Nullable Integer quantity) {}
}
