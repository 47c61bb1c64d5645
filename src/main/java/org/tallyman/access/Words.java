package org.tallyman.access;

import java.time.Duration;

/** Durations as people say them. */
final class Words {

    private Words() {}

    /** "40 seconds", "3 minutes"; rounded up, so that waiting that long is enough. */
    static String of(Duration wait) {
        long seconds = wait.toSeconds() + 1;
        long minutes = (seconds + 59) / 60;
        return seconds <= 90 ? seconds + " seconds" : minutes + " minutes";
    }
}
