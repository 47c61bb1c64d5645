package org.tallyman.sense;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that the place of one tag depends on, up to some time. Copied rather than shared: a state from before a late read
 * is where the fold starts again. Maps are sorted, so that equal states are walked through in equal order.
 */
final class TagState {

    private static final long HOLD_OFF_MS_MAX = 3_600_000;

    /** No visit is open. */
    static final long NOWHERE = 0;

    /** Sightings in progress, by read point. */
    final TreeMap<Long, Run> runs = new TreeMap<>();

    /** Sightings at doors that are over, by read point, for as long as a passage may take. */
    final TreeMap<Long, Run> left = new TreeMap<>();

    /** Presence at doors, by door: a pallet between two doors is seen at both. */
    final TreeMap<Long, DoorStay> stays = new TreeMap<>();

    long current;
    long currentSinceMs;
    long movedAtMs;

    /** Whether the tag came to be where it is through a door. */
    boolean passed;

    /** When the last crossing of light beams was that took this tag along. */
    long crossedMs = Stretch.BEGINNING;

    /**
     * This state as far as it matters to what comes at or after a time: states that are equal then go on equally. Hold-offs
     * are over after an hour at most, crossings matter for seconds, and when a sighting began matters at doors only.
     */
    TagState asOf(long atMs, Rules rules) {
        TagState lately = copy();
        lately.currentSinceMs = Math.max(currentSinceMs, atMs - Opening.DECIDED_WITHIN_MS);
        lately.movedAtMs = Math.max(movedAtMs, atMs - HOLD_OFF_MS_MAX);
        lately.crossedMs = Math.max(crossedMs, atMs - Opening.DECIDED_WITHIN_MS);
        lately.runs.replaceAll(
                (readPoint, run) -> rules.at(readPoint, run.lastMs()).door() == 0 ? run.begunLately() : run);
        return lately;
    }

    TagState copy() {
        TagState copy = new TagState();
        for (Map.Entry<Long, Run> run : runs.entrySet()) {
            copy.runs.put(run.getKey(), run.getValue().copy());
        }
        // What is over changes no more.
        copy.left.putAll(left);
        copy.stays.putAll(stays);
        copy.current = current;
        copy.currentSinceMs = currentSinceMs;
        copy.movedAtMs = movedAtMs;
        copy.passed = passed;
        copy.crossedMs = crossedMs;
        return copy;
    }
}
