package org.tallyman.sense;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyman.place.ReadPointRole;

/**
 * Passages through doors with light beams. A crossing takes along every tag that is observed at the door within {@link
 * #AROUND_MS} of it, has not stood there for long, and is not seen clearly better at another door. Without a crossing
 * nothing passes such a door, whatever its antennas see, and seen on either side is being at it.
 */
final class BeamDoors {

    /** How far from a crossing a read may be, before or after, for the tag to be part of it. */
    static final long AROUND_MS = 5_000;

    /** How long after a crossing a tag may be observed, for reads that come slowly. */
    static final long LATE_MS = 2 * AROUND_MS;

    private final Rules rules;
    private final Crossings crossings;

    BeamDoors(Rules rules, Crossings crossings) {
        this.rules = rules;
        this.crossings = crossings;
    }

    /** Lets the crossings of a time take the tag along. */
    void cross(TagState state, long fromMs, long toMs, List<Opening> openings) {
        if (crossings.none() || fromMs >= toMs) {
            return;
        }
        Set<Long> doors = new TreeSet<>();
        state.runs
                .values()
                .forEach(
                        run -> doors.add(rules.at(run.readPoint(), run.lastMs()).door()));
        List<Crossing> due = new ArrayList<>();
        doors.forEach(door -> due.addAll(crossings.of(door, fromMs, toMs)));
        due.sort(Comparator.comparingLong(Crossing::atMs));
        for (Crossing crossing : due) {
            Run run = latestAt(state, crossing.door(), true, crossing.atMs());
            if (run != null && crossing.atMs() - run.lastMs() <= AROUND_MS) {
                pass(state, crossing, new Passing(run, run, crossing.atMs()), openings);
            }
        }
    }

    /** Lets a crossing that was just before take along a tag that is observed only now; whether one did. */
    boolean catchUp(TagState state, Rule rule, Run run, Cell cell, List<Opening> openings) {
        if (crossings.none()) {
            return false;
        }
        List<Crossing> before = crossings.of(rule.door(), cell.startMs() - LATE_MS, cell.startMs());
        return !before.isEmpty()
                && run.firstMs() - before.getLast().atMs() <= AROUND_MS
                && before.getLast().atMs() > state.crossedMs
                && pass(state, before.getLast(), new Passing(run, run, cell.startMs()), openings);
    }

    private boolean pass(TagState state, Crossing crossing, Passing passing, List<Opening> openings) {
        ReadPointRole role = crossing.inward() ? ReadPointRole.DOOR_INSIDE : ReadPointRole.DOOR_OUTSIDE;
        long target = rules.side(crossing.door(), role);
        Run run = passing.far();
        Rule rule = rules.at(run.readPoint(), passing.nowMs());
        DoorStay stay = state.stays.get(crossing.door());
        boolean standing = stay != null
                && crossing.atMs() - stay.sinceMs() > rule.settings().staticAfterMs();
        if (target == 0 || standing || Doors.isElsewhere(state, rules, rule, passing)) {
            return false;
        }
        state.crossedMs = crossing.atMs();
        if (state.passed && state.current == target) {
            return true;
        }
        Opening.Kind kind = crossing.inward() ? Opening.Kind.INWARD : Opening.Kind.OUTWARD;
        Cell first = run.opening();
        openings.add(Visits.open(
                state, new Opening(target, crossing.atMs(), kind, passing.nowMs(), first.message(), first.element())));
        return true;
    }

    /** The run by which the tag is where it is: at a door with beams that on either side; null once it is lost. */
    @Nullable
    Run presence(TagState state, long nowMs) {
        Run own = state.runs.get(state.current);
        if (own != null || state.current == TagState.NOWHERE) {
            return own;
        }
        long door = rules.at(state.current, nowMs).door();
        return rules.hasBeams(door, nowMs) ? latestAt(state, door, false, nowMs) : null;
    }

    /** Whether the tag's place is a side of this door. */
    boolean isAt(TagState state, long door) {
        return state.current != TagState.NOWHERE
                && rules.at(state.current, state.movedAtMs).door() == door;
    }

    /** The run at a door that was seen last; only one in which the tag is observed, if asked for. */
    private @Nullable Run latestAt(TagState state, long door, boolean observed, long nowMs) {
        return state.runs.values().stream()
                .filter(run -> {
                    Rule rule = rules.at(run.readPoint(), nowMs);
                    return rule.door() == door
                            && (!observed || run.isObserved(rule.settings().observedCount()));
                })
                .max(Comparator.comparingLong(Run::lastMs))
                .orElse(null);
    }
}
