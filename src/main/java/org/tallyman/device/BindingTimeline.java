package org.tallyman.device;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one antenna of one device served over time, oldest first; read point 0 is none. */
record BindingTimeline(int antenna, List<Entry> entries) {

    record Entry(Instant validFrom, long readPoint) {}

    BindingTimeline {
        entries = List.copyOf(entries);
    }

    Stream<DeviceDocument.Binding> rows() {
        return entries.stream()
                .map(entry -> new DeviceDocument.Binding(
                        antenna, entry.validFrom(), entry.readPoint() == 0 ? null : entry.readPoint()));
    }

    long at(Instant instant) {
        Entry entry = entryAt(instant);
        return entry == null ? 0 : entry.readPoint();
    }

    /** When the binding began that holds at an instant, to the millisecond; null when none does. */
    @Nullable
    Instant beganAt(Instant instant) {
        Entry entry = entryAt(instant);
        return entry == null ? null : entry.validFrom().truncatedTo(ChronoUnit.MILLIS);
    }

    private @Nullable Entry entryAt(Instant instant) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!entries.get(i).validFrom().isAfter(instant)) {
                return entries.get(i);
            }
        }
        return null;
    }
}
