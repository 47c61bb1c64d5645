package org.tallyman.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/commissioning}: what tags are on. What an item does not say, the order says for all.
 *
 * @param gtin of 8, 12, 13 or 14 digits
 * @param lot AI (10)
 * @param expiry ISO 8601 date
 * @param effectiveAt ISO 8601 instant in UTC from when this holds; now when absent
 * @param items 1 to 10,000
 */
public record CommissioningOrder(
        @Nullable String gtin,
        @Nullable String lot,
        @Nullable String expiry,
        @Nullable String effectiveAt,
        @Nullable List<Line> items) {

    /**
     * What one tag is on.
     *
     * @param code of one thing in any form: hexadecimal EPC, URN, Digital Link, element string
     */
    public record Line(
            @Nullable String code,
            @Nullable String gtin,
            @Nullable String lot,
            @Nullable String expiry,
            @Nullable String effectiveAt) {}
}
