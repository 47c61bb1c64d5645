package org.tallyman.sense;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.place.ReadPointRole;

/**
 * Decides where a tag is, from its cells in time order and nothing else: given the same cells and rules the same visits
 * open, whatever the order in which reads arrived.
 *
 * <ul>
 *   <li>A tag is observed at a read point once its run there has the configured number of reads, or a scan; before, it is glimpsed.
 *   <li>It moves when another read point observes it, its hold-off is over and that read point outweighs the present one
 *       in the last seconds. A scan, which somebody made deliberately, outweighs reads and waits for no hold-off.
 *   <li>Between the two sides of one door it moves only by a passage: seen on both sides within the window, the far side
 *       outweighing the near one, the near one seen first. What has stood at the door for long passes only once the near
 *       side has gone quiet. What another door or a zone sees better right now has not
 *       passed this one.
 *   <li>Where a door has light beams they alone decide; see {@link BeamDoors}.
 *   <li>A run ends after the read point's gap; being seen again opens a new visit.
 * </ul>
 */
final class PlaceAutomaton {

    /** How long the near side must be silent before something that stood at the door counts as gone through. */
    private static final long QUIET_MS = 2_000;

    private final Rules rules;
    private final BeamDoors beams;

    PlaceAutomaton(Rules rules, Crossings crossings) {
        this.rules = rules;
        this.beams = new BeamDoors(rules, crossings);
    }

    /** Folds a stretch, which must go on where {@code state} ends, into it. */
    void fold(TagState state, Stretch stretch, List<Opening> openings) {
        long doneMs = stretch.fromMs();
        for (Cell cell : stretch.cells()) {
            beams.cross(state, doneMs, cell.startMs(), openings);
            doneMs = Math.max(doneMs, cell.startMs());
            step(state, cell, openings);
        }
        beams.cross(state, doneMs, stretch.toMs(), openings);
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
        int enough = rule.settings().observedCount();
        if (!run.isObserved(enough)) {
            return;
        }
        boolean byBeams = rules.hasBeams(rule.door(), cell.startMs());
        if (byBeams && !run.wasObserved(enough) && beams.catchUp(state, rule, run, cell, openings)) {
            return;
        }
        if (state.current == cell.readPoint() || (byBeams && beams.isAt(state, rule.door()))) {
            return;
        }
        Optional<Opening.Kind> kind = decide(state, rule, run, new Moment(cell.startMs(), byBeams, cell.scans() > 0));
        if (kind.isPresent()) {
            Cell first = run.opening();
            openings.add(Visits.open(
                    state,
                    new Opening(
                            run.readPoint(),
                            first.firstMs(),
                            kind.get(),
                            cell.startMs(),
                            first.message(),
                            first.element())));
        }
    }

    /** What the observed {@code run} means for a tag that is elsewhere; empty when it stays where it is. */
    private Optional<Opening.Kind> decide(TagState state, Rule rule, Run run, Moment now) {
        Run present = beams.presence(state, now.ms());
        Run near = now.byBeams() ? null : otherSide(state, rule, now.ms());
        if (near != null && passes(state, rule, new Passing(near, run, now.ms()))) {
            return Optional.of(rule.role() == ReadPointRole.DOOR_OUTSIDE ? Opening.Kind.OUTWARD : Opening.Kind.INWARD);
        }
        if (present == null) {
            return Optional.of(Opening.Kind.SEEN);
        }
        if (present == near) {
            return Optional.empty();
        }
        Rule presentRule = rules.at(present.readPoint(), now.ms());
        boolean held = !now.scanned()
                && now.ms() - state.movedAtMs < presentRule.settings().holdOffMs();
        boolean moves = !held && run.beats(present, rule.settings().rssiMarginCdbm(), now.ms());
        return moves ? Optional.of(Opening.Kind.SEEN) : Optional.empty();
    }

    /** Where the tag was observed at this door before, if on the other side; that may be over. */
    private @Nullable Run otherSide(TagState state, Rule rule, long nowMs) {
        if (rule.door() == 0) {
            return null;
        }
        Run before = Stream.concat(
                        state.runs.values().stream().filter(run -> run.readPoint() != rule.readPoint()),
                        state.left.values().stream())
                .filter(run -> {
                    Rule other = rules.at(run.readPoint(), nowMs);
                    return other.sharesDoorWith(rule)
                            && run.isObserved(other.settings().observedCount());
                })
                .max(Comparator.comparingLong(Run::lastMs))
                .orElse(null);
        return before == null || rules.at(before.readPoint(), nowMs).role() == rule.role() ? null : before;
    }

    /** Whether the tag, observed on the near side, has gone through to the far side. */
    private boolean passes(TagState state, Rule far, Passing passing) {
        Run near = passing.near();
        int margin = far.settings().rssiMarginCdbm();
        boolean outweighs = passing.far().beats(near, margin, passing.nowMs());
        if (!outweighs || Doors.isElsewhere(state, rules, far, passing)) {
            return false;
        }
        boolean inWindow =
                passing.far().firstMs() - near.lastMs() <= far.settings().passageWindowMs();
        DoorStay stay = state.stays.get(far.door());
        boolean standing = stay != null
                && passing.nowMs() - stay.sinceMs() > far.settings().staticAfterMs();
        boolean nearFirst = near.firstMs() < passing.far().firstMs();
        boolean quiet = passing.nowMs() - near.lastMs() >= QUIET_MS;
        // What stands at the door, or has just come through it, goes (back) only when the near side falls silent.
        return inWindow && ((nearFirst && !standing) || quiet);
    }

    private static void trackDoor(TagState state, Rule rule, Cell cell) {
        if (rule.door() == 0) {
            return;
        }
        long gap = rule.settings().gapMs();
        DoorStay stay = state.stays.get(rule.door());
        boolean connected = stay != null && cell.firstMs() - stay.lastMs() <= gap;
        state.stays.put(
                rule.door(),
                connected && stay != null
                        ? stay.with(cell, gap)
                        : new DoorStay(rule.door(), cell.firstMs(), cell.lastMs(), gap));
    }

    private void forgetLost(TagState state, Cell cell) {
        Iterator<Run> runs = state.runs.values().iterator();
        while (runs.hasNext()) {
            Run run = runs.next();
            Rule rule = rules.at(run.readPoint(), cell.startMs());
            if (cell.firstMs() - run.lastMs() > rule.settings().gapMs()) {
                runs.remove();
                if (rule.door() != 0 && run.isObserved(rule.settings().observedCount())) {
                    state.left.put(run.readPoint(), run);
                }
            }
        }
        state.left
                .values()
                .removeIf(run -> cell.firstMs() - run.lastMs()
                        > rules.at(run.readPoint(), cell.startMs()).settings().passageWindowMs());
        state.stays.values().removeIf(stay -> stay.over(cell.firstMs()));
        if (state.current != TagState.NOWHERE && beams.presence(state, cell.startMs()) == null) {
            state.current = TagState.NOWHERE;
            state.passed = false;
        }
    }

    private record Moment(long ms, boolean byBeams, boolean scanned) {}
}
