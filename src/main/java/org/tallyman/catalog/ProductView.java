package org.tallyman.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One product as others see it.
 *
 * @param version of its row: another one after each change of it
 */
public record ProductView(
        long id,

        @Schema(description = "14 digits, leading zeros included")
        String gtin,

        String name,
        String description,

        @Schema(description = "UN/ECE Recommendation 20 code in which its stock is counted, such as `EA`")
        String unit,

        @Schema(description = "empty when not known") String brandOwner,

        @Schema(description = "units in one full case; null when it does not come in cases of one size") @Nullable
        Integer quantityPerCase,

        boolean archived,

        @JsonIgnore int version) {}
