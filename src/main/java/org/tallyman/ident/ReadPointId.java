package org.tallyman.ident;

/** Where something is observed: an antenna group, a door side, a scanner (GS1 read point). */
public record ReadPointId(long value) {

    public ReadPointId {
        if (value <= 0) {
            throw new IllegalArgumentException("ReadPointId must be positive, was " + value);
        }
    }
}
