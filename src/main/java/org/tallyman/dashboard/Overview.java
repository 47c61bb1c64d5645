package org.tallyman.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the overview.
 *
 * @param rate messages a minute over all devices
 * @param heard when anything came last; null when nothing ever did
 * @param unbound antennas that read tags and serve no read point
 * @param items different tags ever seen
 */
record Overview(
        String rate,
        @Nullable Instant heard,
        long devices,
        long silent,
        long quarantined,
        long unknown,
        long unbound,
        long items) {

    public String silentWords() {
        return silent + " of them for too long";
    }
}
