package org.tallyman.sense;

/** The rules in force: settings have an effective time, so a replay judges as was judged then. */
interface Rules {

    /** The rule of a read point for observations at {@code atMs}. */
    Rule at(long readPoint, long atMs);
}
