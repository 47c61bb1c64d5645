package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the connection of a device is now.
 *
 * @param since when the phase began
 * @param address the other end
 * @param why what ended the last connection, in words; empty while nothing did
 * @param roundTrip from what it was asked or told last to its answer; null where it answers nothing
 * @param said the latest news on a line on which Tallyman speaks of its own accord; empty when there is none
 */
public record LineNow(
        Phase phase,
        Instant since,
        String address,
        String why,
        @Nullable Duration roundTrip,
        String said) {

    /** Whether there is a connection. */
    public enum Phase {
        UP,
        /** Tallyman calls and has no answer yet. */
        CALLING,
        /** Tallyman called in vain. */
        DOWN;

        /** As programs call it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean up() {
        return phase == Phase.UP;
    }
}
