package org.tallyman.sense;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.AntennaBinding;

/**
 * A piece of work that a change made.
 *
 * @param binding only what antennas read to which it applies is reached; null when all that the read points saw is
 * @param fromJournal whether reads are to be merged to cells anew
 * @param next where its phase goes on: a time while it looks through cells, else a block
 * @param mergeFrom from which block on reads of the tags that were found lie in the journal
 */
record Due(
        long id,
        Set<Long> readPoints,
        long fromMs,
        @Nullable AntennaBinding binding,
        boolean fromJournal,
        Phase phase,
        long next,
        long mergeFrom) {

    enum Phase {
        /** Nothing is done yet. */
        BEGIN,
        /** The tags are looked for that it reaches. */
        LOOK,
        /** Their reads are merged to cells beside those in use. */
        MERGE,
        /** Tag by tag the new cells take the place of the old ones, and it is judged. */
        JUDGE
    }

    Due goesOn(Phase inPhase, long at) {
        return new Due(id, readPoints, fromMs, binding, fromJournal, inPhase, at, mergeFrom);
    }

    /** The same for more read points. */
    Due alsoAt(Set<Long> more) {
        Set<Long> all = new HashSet<>(readPoints);
        all.addAll(more);
        return new Due(id, Set.copyOf(all), fromMs, binding, fromJournal, phase, next, mergeFrom);
    }

    Due merging(long fromBlock) {
        return new Due(id, readPoints, fromMs, binding, fromJournal, phase, next, Math.min(mergeFrom, fromBlock));
    }
}
