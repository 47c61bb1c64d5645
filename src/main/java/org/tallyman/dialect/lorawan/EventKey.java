package org.tallyman.dialect.lorawan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** By what an uplink is known that has no number of its own. */
public final class EventKey {

    private static final long SECONDS_OF_DAY = 86_400;

    private EventKey() {}

    /**
     * Of a device, its session, its frame counter and what it sent. Devices that were activated by hand begin to
     * count anew in the same session when they lose power, so the day counts too: the copies of one frame come within
     * moments.
     */
    public static String of(String device, String session, String counter, String payload, @Nullable Instant time) {
        String day = time == null ? "" : Long.toString(time.getEpochSecond() / SECONDS_OF_DAY);
        String count = counter.isEmpty() ? "0" : counter;
        return String.join("|", device, session, count, payload, day);
    }
}
