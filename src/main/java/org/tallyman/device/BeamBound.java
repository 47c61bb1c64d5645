package org.tallyman.device;

import java.time.Instant;
import java.util.Set;

/**
 * Fired within the transaction that binds a light beam, or ends its binding.
 *
 * @param doors the doors at which passages may now be judged otherwise from {@code validFrom} on
 */
public record BeamBound(Set<Long> doors, Instant validFrom) {

    public BeamBound {
        doors = Set.copyOf(doors);
    }
}
