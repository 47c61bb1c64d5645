package org.tallyman.sense;

import java.time.Duration;
import java.time.Instant;
import org.tallyman.platform.Spans;

/** A time at a door that somebody named. */
record DoorRecording(long id, long door, String name, Instant from, Instant to, String madeBy) {

    public String span() {
        return Spans.of(Duration.between(from, to));
    }
}
