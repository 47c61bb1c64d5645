package org.tallyman.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device's input that was a light beam of a door for a time.
 *
 * @param signal the input as the device's messages call it, such as {@code gpi1}
 * @param until when another binding of the same input, or its end, began; null when none did
 * @param brokenWhenOn whether "on" means that something stands in the beam
 */
public record Beam(
        long device,
        String signal,
        Instant from,
        @Nullable Instant until,
        long door,
        BeamSide side,
        boolean brokenWhenOn) {

    public boolean holdsAt(Instant instant) {
        return !from.isAfter(instant) && (until == null || instant.isBefore(until));
    }
}
