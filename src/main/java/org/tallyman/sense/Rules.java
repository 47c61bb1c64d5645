package org.tallyman.sense;

import org.tallyman.place.ReadPointRole;

/** The rules in force: settings have an effective time, so a replay judges as was judged then. */
interface Rules {

    /** The rule of a read point for observations at {@code atMs}. */
    Rule at(long readPoint, long atMs);

    /** Whether light beams decide which way things pass a door at {@code atMs}. */
    boolean hasBeams(long door, long atMs);

    /** The read point on one side of a door; 0 when it has none. */
    long side(long door, ReadPointRole role);
}
