package org.tallyman.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position (WGS 84, degrees) at a time.
 *
 * @param speedKmh null when not reported, like the one that follows
 * @param accuracyM radius in metres
 */
public record Position(
        Instant at,
        double latitude,
        double longitude,
        @Nullable Double speedKmh,
        @Nullable Double accuracyM) {}
