package org.tallyman.sense;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.place.ReadPointRole;

/**
 * Decides where a tag is, from its cells in time order and nothing else: given the same cells and rules the same visits
 * open, whatever the order in which reads arrived.
 *
 * <ul>
 *   <li>A tag is observed at a read point once its run there has the configured number of reads; before, it is glimpsed.
 *   <li>It moves when another read point observes it, its hold-off is over and that read point outweighs the present one
 *       in the last seconds.
 *   <li>Between the two sides of one door it moves only by a passage: seen on both sides within the window, the far side
 *       outweighing the near one, the near one seen first. What has stood at the door for long passes only once the near
 *       side has gone quiet.
 *   <li>A run ends after the read point's gap; being seen again opens a new visit.
 * </ul>
 */
final class PlaceAutomaton {

    /** How long the near side must be silent before something that stood at the door counts as gone through. */
    private static final long QUIET_MS = 2_000;

    private final Rules rules;

    PlaceAutomaton(Rules rules) {
        this.rules = rules;
    }

    /** Folds cells, which must be in time order and none before those already in {@code state}, into it. */
    void fold(TagState state, Collection<Cell> cells, List<Opening> openings) {
        for (Cell cell : cells) {
            step(state, cell, openings);
        }
    }

    private void step(TagState state, Cell cell, List<Opening> openings) {
        Rule rule = rules.at(cell.readPoint(), cell.startMs());
        forgetLost(state, cell);
        Run run = state.runs.get(cell.readPoint());
        if (run == null) {
            run = new Run(cell);
            state.runs.put(cell.readPoint(), run);
        } else {
            run.add(cell);
        }
        trackDoor(state, rule, cell);
        if (run.reads() < rule.settings().observedCount() || state.current == cell.readPoint()) {
            return;
        }
        Optional<Opening.Kind> kind = decide(state, rule, run, cell.startMs());
        kind.ifPresent(decided -> open(state, cell, decided, openings));
    }

    /** What the observed {@code run} means for a tag that is elsewhere; empty when it stays where it is. */
    private Optional<Opening.Kind> decide(TagState state, Rule rule, Run run, long nowMs) {
        Run present = state.runs.get(state.current);
        Run near = otherSide(state, rule, nowMs);
        if (near != null && passes(state, rule, new Crossing(near, run, nowMs))) {
            return Optional.of(rule.role() == ReadPointRole.DOOR_OUTSIDE ? Opening.Kind.OUTWARD : Opening.Kind.INWARD);
        }
        if (present == null) {
            return Optional.of(Opening.Kind.SEEN);
        }
        if (present == near) {
            return Optional.empty();
        }
        Rule presentRule = rules.at(present.readPoint(), nowMs);
        boolean held = nowMs - state.movedAtMs < presentRule.settings().holdOffMs();
        boolean moves = !held && run.beats(present, rule.settings().rssiMarginCdbm(), nowMs);
        return moves ? Optional.of(Opening.Kind.SEEN) : Optional.empty();
    }

    /** The run on the other side of the same door, once the tag is observed there. */
    private @Nullable Run otherSide(TagState state, Rule rule, long nowMs) {
        if (rule.door() == 0) {
            return null;
        }
        for (Run run : state.runs.values()) {
            Rule other = rules.at(run.readPoint(), nowMs);
            if (run.readPoint() != rule.readPoint()
                    && other.sharesDoorWith(rule)
                    && run.reads() >= other.settings().observedCount()) {
                return run;
            }
        }
        return null;
    }

    /** Whether the tag, observed on the near side, has gone through to the far side. */
    private boolean passes(TagState state, Rule far, Crossing crossing) {
        Run near = crossing.near();
        if (!crossing.far().beats(near, far.settings().rssiMarginCdbm(), crossing.nowMs())) {
            return false;
        }
        boolean inWindow =
                crossing.far().firstMs() - near.lastMs() <= far.settings().passageWindowMs();
        boolean standing = crossing.nowMs() - state.doorSinceMs > far.settings().staticAfterMs();
        boolean nearFirst = near.firstMs() < crossing.far().firstMs();
        boolean quiet = crossing.nowMs() - near.lastMs() >= QUIET_MS;
        // What stands at the door, or has just come through it, goes (back) only when the near side falls silent.
        return inWindow && ((nearFirst && !standing) || quiet);
    }

    private static void trackDoor(TagState state, Rule rule, Cell cell) {
        if (rule.door() == 0) {
            return;
        }
        boolean connected = state.door == rule.door()
                && cell.firstMs() - state.doorLastMs <= rule.settings().gapMs();
        if (!connected) {
            state.door = rule.door();
            state.doorSinceMs = cell.firstMs();
        }
        state.doorLastMs = Math.max(cell.lastMs(), connected ? state.doorLastMs : cell.lastMs());
    }

    private void forgetLost(TagState state, Cell cell) {
        state.runs
                .values()
                .removeIf(run -> cell.firstMs() - run.lastMs()
                        > rules.at(run.readPoint(), cell.startMs()).settings().gapMs());
        if (!state.runs.containsKey(state.current)) {
            state.current = TagState.NOWHERE;
        }
    }

    private static void open(TagState state, Cell cell, Opening.Kind kind, List<Opening> openings) {
        Run run = Objects.requireNonNull(state.runs.get(cell.readPoint()));
        Cell first = run.opening();
        // Openings of one tag rise strictly, so that each has its own identity.
        long atMs = Math.max(first.firstMs(), state.currentSinceMs + 1);
        state.current = run.readPoint();
        state.currentSinceMs = atMs;
        state.movedAtMs = cell.startMs();
        openings.add(new Opening(run.readPoint(), atMs, kind, cell.startMs(), first.message(), first.element()));
    }

    private record Crossing(Run near, Run far, long nowMs) {}
}
