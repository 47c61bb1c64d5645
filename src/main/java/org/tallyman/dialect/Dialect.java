package org.tallyman.dialect;

import java.time.Instant;
import java.util.Optional;

/** One device language. */
public interface Dialect {

    /** The name in {@code POST /ingest/<name>}, in device registrations and in {@code POST /decode}. */
    String name();

    /** Starts one device's session. A stateless language may answer the same object each time. */
    Session open(Profile profile);

    /** Goes on with a session as {@link Session#context} described it; a stateless language just opens one. */
    default Session resume(Profile profile, String context) {
        return open(profile);
    }

    /** A message to try out the way with; empty where a device sends no text over HTTP or MQTT. */
    default Optional<Sample> sample(Instant at) {
        return Optional.empty();
    }
}
