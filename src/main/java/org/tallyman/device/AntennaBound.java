package org.tallyman.device;

import java.time.Instant;
import java.util.Set;
import org.tallyman.ident.DeviceId;

/**
 * Fired within the transaction that binds an antenna, or ends its binding.
 *
 * @param readPoints whose reads may now be others from {@code validFrom} on
 */
public record AntennaBound(DeviceId device, Set<Long> readPoints, Instant validFrom) {

    public AntennaBound {
        readPoints = Set.copyOf(readPoints);
    }
}
