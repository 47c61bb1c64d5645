package org.tallyman.stock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person says that a tag is on, from an instant on.
 *
 * @param item its one name
 * @param gtin 14 digits
 * @param lot AI (10); empty for none
 * @param expiry null when it does not expire or nobody said
 * @param effectiveAt of two that speak of one item, the later holds, whichever came first
 */
record Commissioning(
        String item, String gtin, String lot, @Nullable LocalDate expiry, Instant effectiveAt) {}
