package org.tallyman.sense;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a tag as it is judged now and as it would be with other settings.
 *
 * @param before null where only the other settings see one
 * @param after null where only the present ones do
 */
record PassageChange(
        String item, @Nullable Opening before, @Nullable Opening after) {

    /** Passages of one tag no further apart than this are the same one. */
    private static final long SAME_MS = 60_000;

    /** What other settings make of a passage. */
    enum Kind {
        ADDED,
        REMOVED,
        TURNED,
        SAME
    }

    Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        if (after == null) {
            return Kind.REMOVED;
        }
        return before.kind() == after.kind() ? Kind.SAME : Kind.TURNED;
    }

    long atMs() {
        return before != null ? before.atMs() : after == null ? 0 : after.atMs();
    }

    /** The passages of one tag side by side, by time: each goes with the nearest of the other side, if there is one. */
    static List<PassageChange> between(String item, List<Opening> before, List<Opening> after) {
        List<PassageChange> changes = new ArrayList<>();
        List<Opening> left = new ArrayList<>(after);
        for (Opening one : before) {
            Opening same = left.stream()
                    .filter(other -> Math.abs(other.atMs() - one.atMs()) <= SAME_MS)
                    .min(Comparator.comparing((Opening other) -> other.kind() != one.kind())
                            .thenComparingLong(other -> Math.abs(other.atMs() - one.atMs())))
                    .orElse(null);
            if (same != null) {
                left.remove(same);
            }
            changes.add(new PassageChange(item, one, same));
        }
        left.forEach(other -> changes.add(new PassageChange(item, null, other)));
        changes.sort(Comparator.comparingLong(PassageChange::atMs));
        return changes;
    }
}
