package org.tallyman.catalog;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client says of a product; {@code gtin} counts when it is made. */
record ProductDocument(
        @Nullable String gtin,
        @Schema(required = true) @Nullable String name,
        @Nullable String description,
        @Nullable String unit,
        @Nullable String brandOwner,
        @Nullable Integer quantityPerCase) {

    /** What a client says of a lot. */
    @Schema(name = "LotBody")
    record LotBody(
            @Schema(required = true) @Nullable String gtin,
            @Schema(required = true) @Nullable String lot,
            @Nullable LocalDate expiresOn) {}
}
