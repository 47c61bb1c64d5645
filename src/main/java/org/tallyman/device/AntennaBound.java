package org.tallyman.device;

import java.util.Set;

/**
 * Fired within the transaction that binds an antenna, or ends its binding.
 *
 * @param readPoints that the antenna serves now or ever did
 */
public record AntennaBound(AntennaBinding binding, Set<Long> readPoints) {

    public AntennaBound {
        readPoints = Set.copyOf(readPoints);
    }
}
