package org.tallyman.sense;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The crossings of doors with light beams, as far as they were read. Immutable. */
final class Crossings {

    static final Crossings NONE = new Crossings(Map.of());

    private final Map<Long, List<Crossing>> byDoor;

    Crossings(Map<Long, List<Crossing>> byDoor) {
        this.byDoor = new TreeMap<>(byDoor);
    }

    boolean none() {
        return byDoor.isEmpty();
    }

    /** Those of one door from a time up to, but not at, another; by time. */
    List<Crossing> of(long door, long fromMs, long toMs) {
        return byDoor.getOrDefault(door, List.of()).stream()
                .filter(crossing -> crossing.atMs() >= fromMs && crossing.atMs() < toMs)
                .toList();
    }
}
