package org.tallyman.bench;

import java.io.IOException;

/** A device as one would wish it: it remembers what was not acknowledged and sends it again. */
sealed interface SoakDevice permits SoakPublisher, SoakPoster, SoakTracker {

    /** Sends, on a new line whenever one breaks, until told to stop. */
    void run();

    /** Sends nothing new from now on. */
    void stop();

    /** How often it was told to come again later: by an answer, or by a line that broke. */
    int refusals();

    /** Sends what is not acknowledged until it is. */
    void settle() throws IOException, InterruptedException;
}
