package org.tallyman.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One product as others see it.
 *
 * @param gtin 14 digits, leading zeros included
 * @param unit UN/ECE Recommendation 20 code in which its stock is counted, such as {@code EA}
 * @param brandOwner empty when not known
 * @param quantityPerCase units in one full case; null when it does not come in cases of one size
 */
public record ProductView(
        long id,
        String gtin,
        String name,
        String description,
        String unit,
        String brandOwner,
        @Nullable Integer quantityPerCase,
        boolean archived) {}
