package org.tallyman.sense;

/**
 * The opening of a visit: from here on the tag is at this read point. All that an event says follows from it.
 *
 * @param atMs observed time of the read that opens it
 * @param decidedMs start of the cell, or time of the crossing, that decided it
 * @param message the message of that read, and {@code element} its place in it
 */
record Opening(long readPoint, long atMs, Kind kind, long decidedMs, long message, int element) {

    /** An opening is decided within this time: moments are seconds long, and crossings take along what is seen soon after. */
    static final long DECIDED_WITHIN_MS = 60_000;

    enum Kind {
        /** Seen here, for the first time or after having been elsewhere or lost. */
        SEEN,
        /** Came in through the door whose inside this is. */
        INWARD,
        /** Went out through the door whose outside this is. */
        OUTWARD
    }

    /** The same, opening at {@code earliestMs} or later. */
    Opening notBefore(long earliestMs) {
        return new Opening(readPoint, Math.max(atMs, earliestMs), kind, decidedMs, message, element);
    }

    /** Whether both say the same of the tag; the messages may differ, as the same read can come in two of them. */
    boolean means(Opening other) {
        return readPoint == other.readPoint && atMs == other.atMs && kind == other.kind;
    }
}
