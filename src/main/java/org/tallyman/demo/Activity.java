package org.tallyman.demo;

import java.time.Instant;

/** Something that goes on at the distribution centre. */
interface Activity {

    /** Puts what it does on the agenda, from this time of the story on. */
    void begin(Instant start);
}
