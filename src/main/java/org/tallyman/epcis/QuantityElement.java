package org.tallyman.epcis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * So much of a class (EPCIS 2.0, clause 7.3.3.3).
 *
 * @param epcClass URI of the class: product, lot, or pattern
 * @param quantity null when it is not known
 * @param uom UN/ECE Recommendation 20 code; null when pieces are counted
 */
public record QuantityElement(
        String epcClass,
        @Nullable BigDecimal quantity,
        @Nullable String uom) {}
