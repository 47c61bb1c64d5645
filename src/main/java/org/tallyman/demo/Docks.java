package org.tallyman.demo;

import java.time.Instant;
import java.util.List;

/** The dock doors: what goes through one is read on the near side, then stronger on the far side. */
final class Docks {

    private static final int NEAR_CDBM = -5_800;
    private static final int FAR_CDBM = -4_600;
    private static final int READS = 3;
    private static final long APART_MS = 400;
    private static final long ACROSS_MS = 2_000;

    private final Story story;

    Docks(Story story) {
        this.story = story;
    }

    void in(String door, List<String> epcs, Instant at) {
        pass("LIN-" + door + "-OUT", "LIN-" + door + "-IN", epcs, at);
    }

    void out(String door, List<String> epcs, Instant at) {
        pass("LIN-" + door + "-IN", "LIN-" + door + "-OUT", epcs, at);
    }

    private void pass(String near, String far, List<String> epcs, Instant at) {
        for (int i = 0; i < READS; i++) {
            Instant there = at.plusMillis(APART_MS * i);
            story.agenda().at(there, now -> story.readers().see(now, near, epcs, NEAR_CDBM));
            story.agenda()
                    .at(there.plusMillis(ACROSS_MS), now -> story.readers().see(now, far, epcs, FAR_CDBM));
        }
    }
}
