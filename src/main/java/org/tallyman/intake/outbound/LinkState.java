package org.tallyman.intake.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a line is.
 *
 * @param since when it came up, or went down
 * @param why what ended the last connection, in words; empty while nothing went wrong
 * @param nextCallAt when it is called again; null unless it is down
 */
record LinkState(
        Phase phase, Instant since, String why, @Nullable Instant nextCallAt) {

    boolean up() {
        return phase == Phase.UP || phase == Phase.PAUSED;
    }

    enum Phase {
        CALLING,
        UP,
        /** Up, but not read: the journal cannot take more now. */
        PAUSED,
        DOWN
    }
}
