package org.tallyman.fleet;

import java.time.Instant;

/**
 * A measured value.
 *
 * @param sensor which of the device's sensors; empty when it has but one of this kind
 * @param unit UCUM code
 */
public record Value(Instant at, String quantity, String sensor, double value, String unit) {}
