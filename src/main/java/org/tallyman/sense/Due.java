package org.tallyman.sense;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;

/**
 * A piece of work that a change made.
 *
 * @param device without kept messages of it there is nothing to do; null when it does not matter
 * @param fromJournal whether reads are to be merged to cells anew
 * @param nextBlock from which block on they are; null before the old cells went, {@link #MERGED} when all are
 */
record Due(
        long id,
        Set<Long> readPoints,
        long fromMs,
        @Nullable DeviceId device,
        boolean fromJournal,
        @Nullable Long nextBlock) {

    static final long MERGED = 0;
}
