package org.tallyman.sense;

import org.tallyman.device.BeamSide;

/** A light beam of a door that is broken, or free again, from this moment on. */
record BeamEdge(long atMs, BeamSide side, boolean broken) implements Comparable<BeamEdge> {

    /** Time order; at one time the inner beam first, and breaking before getting free. */
    @Override
    public int compareTo(BeamEdge other) {
        if (atMs != other.atMs) {
            return Long.compare(atMs, other.atMs);
        }
        int bySide = side.compareTo(other.side);
        return bySide != 0 ? bySide : Boolean.compare(other.broken, broken);
    }
}
