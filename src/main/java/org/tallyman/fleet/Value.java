package org.tallyman.fleet;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A measured value. */
public record Value(
        Instant at,
        String quantity,

        @Schema(description = "which of the device's sensors; empty when it has but one of this kind")
        String sensor,

        double value,
        @Schema(description = "UCUM code") String unit) {}
