package org.tallyman.catalog;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One lot as others see it. */
public record LotView(
        long id,
        long product,
        String gtin,

        @Schema(description = "AI (10), up to 20 characters")
        String code,

        @Schema(description = "last good day; null when not known") @Nullable
        LocalDate expiresOn,

        boolean archived) {}
