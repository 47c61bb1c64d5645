package org.tallyman.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of the rounds of {@code ./tally soak kill} and {@code ./tally soak lines}, against the packaged application. */
class KillRoundsIT {

    /** With this one five rounds hold every kind of victim. */
    private static final long SEED = 49;

    /** With this one three rounds hold the application, its database server, and both at once. */
    private static final long LINES_SEED = 11;

    @TempDir
    Path directory;

    @Test
    void neitherLosesNorDoublesWhatItAcknowledgedWhoeverIsKilled() throws Exception {
        KillSoak.soak(directory, 5, SEED);
    }

    @Test
    void neitherLosesNorDoublesWhatItConfirmedToTrackersOnLines() throws Exception {
        LinesSoak.soak(directory, 3, LINES_SEED);
    }
}
