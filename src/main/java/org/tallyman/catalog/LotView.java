package org.tallyman.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One lot as others see it.
 *
 * @param code AI (10), up to 20 characters
 * @param expiresOn last good day; null when not known
 */
public record LotView(
        long id,
        long product,
        String gtin,
        String code,
        @Nullable LocalDate expiresOn,
        boolean archived) {}
