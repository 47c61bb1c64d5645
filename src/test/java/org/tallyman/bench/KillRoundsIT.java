package org.tallyman.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of the rounds of {@code ./tally soak kill}, against the packaged application. */
class KillRoundsIT {

    /** With this one five rounds hold every kind of victim. */
    private static final long SEED = 49;

    @TempDir
    Path directory;

    @Test
    void neitherLosesNorDoublesWhatItAcknowledgedWhoeverIsKilled() throws Exception {
        KillSoak.soak(directory, 5, SEED);
    }
}
