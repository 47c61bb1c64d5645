package org.tallyman.fleet;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A position (WGS 84, degrees) at a time. */
public record Position(
        Instant at,
        double latitude,
        double longitude,

        @Schema(description = "km/h; null when not reported") @Nullable
        Double speedKmh,

        @Schema(description = "radius in metres; null when not reported") @Nullable
        Double accuracyM) {}
