package org.tallyman.dialect;

/** What kind of contact a {@link Observation.Signal} speaks of. */
public enum SignalKind {
    DOOR,
    BUTTON,
    LIGHT_BEAM,
    INPUT
}
