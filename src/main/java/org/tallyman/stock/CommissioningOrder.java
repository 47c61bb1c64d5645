package org.tallyman.stock;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/commissioning}: what tags are on. What an item does not say, the order says for all. */
public record CommissioningOrder(
        @Schema(description = "of 8, 12, 13 or 14 digits") @Nullable
        String gtin,

        @Schema(description = "AI (10)") @Nullable String lot,
        @Schema(description = "ISO 8601 date") @Nullable String expiry,

        @Schema(description = "ISO 8601 instant in UTC from when this holds; now when absent") @Nullable
        String effectiveAt,

        @Schema(description = "1 to 10,000", required = true) @Nullable
        List<@Nullable Line> items) {

    /** What one tag is on. */
    @Schema(name = "CommissionedTag")
    public record Line(
            @Schema(
                    description = "of one thing in any form: hexadecimal EPC, URN, Digital Link, element string",
                    required = true)
            @Nullable
            String code,

            @Nullable String gtin,
            @Nullable String lot,
            @Nullable String expiry,
            @Nullable String effectiveAt) {}
}
