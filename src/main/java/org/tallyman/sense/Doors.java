package org.tallyman.sense;

/** What read points near a door mean for it: antennas read across. */
final class Doors {

    /** A zone that has not seen the tag for this long no longer speaks against a passage. */
    private static final long FRESH_MS = 2_000;

    private Doors() {}

    /**
     * Whether a tag that seems to pass a door is really elsewhere: another door or a zone sees it clearly better now, or
     * it has come through another door this very moment.
     */
    static boolean isElsewhere(TagState state, Rules rules, Rule far, Passing passing) {
        int margin = far.settings().rssiMarginCdbm();
        Run best = passing.far().beats(passing.near(), 0, passing.nowMs()) ? passing.far() : passing.near();
        for (Run run : state.runs.values()) {
            Rule other = rules.at(run.readPoint(), passing.nowMs());
            boolean observed = run.isObserved(other.settings().observedCount());
            if (other.door() == far.door() || !observed) {
                continue;
            }
            boolean speaks = other.door() != 0 || passing.nowMs() - run.lastMs() < FRESH_MS;
            if (justPassed(state, rules, other, passing) || (speaks && run.beats(best, margin, passing.nowMs()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean justPassed(TagState state, Rules rules, Rule other, Passing passing) {
        return state.passed
                && rules.at(state.current, passing.nowMs()).sharesDoorWith(other)
                && passing.nowMs() - state.movedAtMs < other.settings().holdOffMs();
    }
}
