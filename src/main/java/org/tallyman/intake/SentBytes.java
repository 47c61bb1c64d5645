package org.tallyman.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;

/** What devices are told without having asked, for the page of what passed on a line. */
public interface SentBytes {

    /** At most {@code limit} of them, sent after {@code from} and not after {@code until}. */
    List<Sent> between(DeviceView device, Instant from, Instant until, int limit);

    /**
     * Something that was sent.
     *
     * @param hex its bytes, in pairs; empty for those who may not know them
     * @param text the same, where they are printable
     * @param state what became of it, in words
     */
    record Sent(
            Instant at,
            String what,
            String by,
            String hex,
            @Nullable String text,
            String state) {}
}
