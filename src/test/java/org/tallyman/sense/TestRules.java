package org.tallyman.sense;

import java.util.Map;
import java.util.Set;
import org.tallyman.place.ReadPointRole;

/**
 * A shelf (1) and a bench (2), and two doors side by side: 30 with inside (3) and outside (4), 50 with inside (5) and
 * outside (6). All with the defaults of their roles.
 */
final class TestRules implements Rules {

    static final long SHELF = 1;
    static final long BENCH = 2;
    static final long INSIDE = 3;
    static final long OUTSIDE = 4;
    static final long NEXT_INSIDE = 5;
    static final long NEXT_OUTSIDE = 6;
    static final long DOOR = 30;
    static final long NEXT_DOOR = 50;

    private static final Map<Long, Long> DOORS =
            Map.of(INSIDE, DOOR, OUTSIDE, DOOR, NEXT_INSIDE, NEXT_DOOR, NEXT_OUTSIDE, NEXT_DOOR);

    private final Set<Long> withBeams;

    /** The doors given have light beams. */
    TestRules(Long... withBeams) {
        this.withBeams = Set.of(withBeams);
    }

    @Override
    public Rule at(long readPoint, long atMs) {
        ReadPointRole role = readPoint == INSIDE || readPoint == NEXT_INSIDE
                ? ReadPointRole.DOOR_INSIDE
                : readPoint == OUTSIDE || readPoint == NEXT_OUTSIDE ? ReadPointRole.DOOR_OUTSIDE : ReadPointRole.ZONE;
        return new Rule(readPoint, role, DOORS.getOrDefault(readPoint, 0L), role.defaults());
    }

    @Override
    public boolean hasBeams(long door, long atMs) {
        return withBeams.contains(door);
    }

    @Override
    public long side(long door, ReadPointRole role) {
        return DOORS.keySet().stream()
                .filter(point -> at(point, 0).door() == door && at(point, 0).role() == role)
                .findFirst()
                .orElse(0L);
    }
}
