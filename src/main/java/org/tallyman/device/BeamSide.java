package org.tallyman.device;

/** On which side of a door a light beam is. */
public enum BeamSide {
    /** Towards the building. */
    INNER,
    /** Towards the yard. */
    OUTER;

    /** For people. */
    public String word() {
        return this == INNER ? "inner beam" : "outer beam";
    }
}
