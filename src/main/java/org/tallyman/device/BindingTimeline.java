package org.tallyman.device;

import java.time.Instant;
import java.util.List;

/** What one antenna of one device served over time, oldest first; read point 0 is none. */
record BindingTimeline(int antenna, List<Entry> entries) {

    record Entry(Instant validFrom, long readPoint) {}

    BindingTimeline {
        entries = List.copyOf(entries);
    }

    long at(Instant instant) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!entries.get(i).validFrom().isAfter(instant)) {
                return entries.get(i).readPoint();
            }
        }
        return 0;
    }
}
