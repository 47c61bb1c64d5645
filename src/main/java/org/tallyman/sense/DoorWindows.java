package org.tallyman.sense;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** From when to when crossings of doors matter: stretches of time by door, far apart from each other. */
final class DoorWindows {

    private final long apartMs;
    private final Map<Long, NavigableMap<Long, Window>> byDoor = new HashMap<>();

    /** Stretches that are no more than this apart are one. */
    DoorWindows(long apartMs) {
        this.apartMs = apartMs;
    }

    /** At which doors a tag is in a stretch that begins with a state, and when. */
    void add(TagState state, long fromMs, Collection<Cell> cells, Rules rules) {
        for (Run run : state.runs.values()) {
            add(rules.at(run.readPoint(), run.lastMs()).door(), fromMs, run.lastMs());
        }
        for (Cell cell : cells) {
            add(rules.at(cell.readPoint(), cell.startMs()).door(), cell.startMs(), cell.lastMs());
        }
    }

    private void add(long door, long fromMs, long toMs) {
        if (door == 0) {
            return;
        }
        Window joined = new Window(fromMs - BeamDoors.LATE_MS, Math.max(fromMs, toMs) + BeamDoors.AROUND_MS);
        NavigableMap<Long, Window> windows = byDoor.computeIfAbsent(door, id -> new TreeMap<>());
        Map.Entry<Long, Window> before = windows.floorEntry(joined.fromMs());
        if (before != null && joined.fromMs() - before.getValue().toMs() <= apartMs) {
            joined = joined.span(before.getValue());
        }
        Map.Entry<Long, Window> next = windows.ceilingEntry(joined.fromMs());
        while (next != null && next.getKey() - joined.toMs() <= apartMs) {
            joined = joined.span(next.getValue());
            windows.remove(next.getKey());
            next = windows.higherEntry(next.getKey());
        }
        windows.put(joined.fromMs(), joined);
    }

    /** By door, in the order of time. */
    Map<Long, NavigableMap<Long, Window>> byDoor() {
        return byDoor;
    }
}
