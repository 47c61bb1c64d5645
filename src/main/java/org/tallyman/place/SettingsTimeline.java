package org.tallyman.place;

import java.time.Instant;
import java.util.List;

/** The settings of one read point over time, oldest first; never empty. */
record SettingsTimeline(long readPoint, List<Entry> entries) {

    record Entry(Instant validFrom, ReadPointSettings settings) {}

    SettingsTimeline {
        entries = List.copyOf(entries);
    }

    /** The first entry also holds for everything before it. */
    ReadPointSettings at(Instant instant) {
        for (int i = entries.size() - 1; i > 0; i--) {
            Entry entry = entries.get(i);
            if (!entry.validFrom().isAfter(instant)) {
                return entry.settings();
            }
        }
        return entries.getFirst().settings();
    }
}
