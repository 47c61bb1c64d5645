package org.tallyman.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of stock: of a product, of a place, or of a product and lot at a place; what a line does not tell apart is absent. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StockLine(
        Optional<String> gtin,

        @Schema(description = "name of the product, where it is registered")
        Optional<String> product,

        Optional<String> lot,
        Optional<PlaceName> place,
        @Schema(description = "pieces of products at hand") long quantity,

        @Schema(description = "pieces that left through a door and were not seen since")
        long inTransit,

        @Schema(description = "how many places hold it") Optional<Long> places,
        @Schema(description = "how many lots it is") Optional<Long> lots,
        @Schema(description = "handling units") Optional<Long> units,
        @Schema(description = "returnable assets") Optional<Long> assets,

        @Schema(description = "tags that nobody named a product for")
        Optional<Long> unknown,

        @Schema(description = "when a quantity here changed last")
        Instant changedAt) {}
