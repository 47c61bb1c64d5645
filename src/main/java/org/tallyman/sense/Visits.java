package org.tallyman.sense;

/** Opens visits. */
final class Visits {

    private Visits() {}

    /** The opening as it counts: openings of one tag rise strictly, so that each has its own identity. */
    static Opening open(TagState state, Opening opening) {
        Opening counted = opening.notBefore(state.currentSinceMs + 1);
        state.current = counted.readPoint();
        state.currentSinceMs = counted.atMs();
        state.movedAtMs = counted.decidedMs();
        state.passed = counted.kind() != Opening.Kind.SEEN;
        return counted;
    }
}
