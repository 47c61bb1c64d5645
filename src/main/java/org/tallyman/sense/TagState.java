package org.tallyman.sense;

import java.util.HashMap;
import java.util.Map;

/**
 * All that the place of one tag depends on, up to some time. Copied rather than shared: a state from before a late read
 * is where the fold starts again.
 */
final class TagState {

    /** No visit is open. */
    static final long NOWHERE = 0;

    final Map<Long, Run> runs;
    long current;
    long currentSinceMs;
    long movedAtMs;

    /** Time at which the tag was first seen at the door where it is, in one connected presence; 0 when at none. */
    long doorSinceMs;

    long door;
    long doorLastMs;

    TagState() {
        this(new HashMap<>());
    }

    private TagState(Map<Long, Run> runs) {
        this.runs = runs;
    }

    TagState copy() {
        Map<Long, Run> copies = HashMap.newHashMap(runs.size());
        runs.forEach((readPoint, run) -> copies.put(readPoint, run.copy()));
        TagState copy = new TagState(copies);
        copy.current = current;
        copy.currentSinceMs = currentSinceMs;
        copy.movedAtMs = movedAtMs;
        copy.doorSinceMs = doorSinceMs;
        copy.door = door;
        copy.doorLastMs = doorLastMs;
        return copy;
    }
}
