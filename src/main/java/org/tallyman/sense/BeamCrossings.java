package org.tallyman.sense;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.BeamSide;

/**
 * Reads crossings from the edges of a door's two beams: one beam breaks, then the other within {@link #PAIR_MS}. When the
 * second gets free again while the first is still broken, what stood between them has turned back, and nothing crossed.
 * After a silence of {@link #PAIR_MS} nothing of what was before matters, so any stretch that begins there gives the
 * same crossings.
 */
final class BeamCrossings {

    /** Longest time from breaking the first beam to breaking the second. */
    static final long PAIR_MS = 10_000;

    /** How long after breaking the second beam turning back undoes a crossing. */
    static final long TURN_MS = 5_000;

    private final long door;
    private final List<Crossing> crossings = new ArrayList<>();
    private @Nullable BeamEdge first;
    private boolean firstBroken;
    private @Nullable BeamEdge second;

    private BeamCrossings(long door) {
        this.door = door;
    }

    /** The crossings of a door, by time, whatever the order of the edges. */
    static List<Crossing> of(long door, Collection<BeamEdge> edges) {
        BeamCrossings reading = new BeamCrossings(door);
        for (BeamEdge edge : new TreeSet<>(edges)) {
            reading.add(edge);
        }
        return reading.crossings;
    }

    private void add(BeamEdge edge) {
        if (edge.broken()) {
            broken(edge);
        } else {
            free(edge);
        }
    }

    private void broken(BeamEdge edge) {
        boolean completes =
                first != null && second == null && first.side() != edge.side() && edge.atMs() - first.atMs() <= PAIR_MS;
        if (completes) {
            crossings.add(new Crossing(door, edge.atMs(), edge.side() == BeamSide.INNER));
            second = edge;
        } else {
            first = edge;
            firstBroken = true;
            second = null;
        }
    }

    private void free(BeamEdge edge) {
        if (first == null) {
            return;
        }
        if (edge.side() == first.side()) {
            firstBroken = false;
        } else if (second != null && firstBroken && edge.atMs() - second.atMs() <= TURN_MS) {
            crossings.removeLast();
            second = null;
        }
    }
}
