package org.tallyman.sense;

/** What doors that stand side by side mean for each other: their antennas read across. */
final class Doors {

    private Doors() {}

    /**
     * Whether a tag that seems to pass a door is really at another one: that one sees it clearly better now, or the tag
     * has come through that one this very moment.
     */
    static boolean anotherIsCloser(TagState state, Rules rules, Rule far, Passing passing) {
        int margin = far.settings().rssiMarginCdbm();
        Run best = passing.far().beats(passing.near(), 0, passing.nowMs()) ? passing.far() : passing.near();
        for (Run run : state.runs.values()) {
            Rule other = rules.at(run.readPoint(), passing.nowMs());
            boolean observed = run.reads() >= other.settings().observedCount();
            if (other.door() != 0 && other.door() != far.door() && observed) {
                boolean justPassed = state.passed
                        && rules.at(state.current, passing.nowMs()).sharesDoorWith(other)
                        && passing.nowMs() - state.movedAtMs < other.settings().holdOffMs();
                if (justPassed || run.beats(best, margin, passing.nowMs())) {
                    return true;
                }
            }
        }
        return false;
    }
}
