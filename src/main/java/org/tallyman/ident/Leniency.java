package org.tallyman.ident;

/** How a reader takes elements whose required companion is missing. */
public enum Leniency {
    /** As the standard says: refused. */
    STRICT,
    /** Taken with a warning, for a person who scans one symbol of a label after the other. */
    WARN_ON_ASSOCIATIONS
}
