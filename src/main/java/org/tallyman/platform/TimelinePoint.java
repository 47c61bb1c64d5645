package org.tallyman.platform;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One point of {@code {#timeline}}.
 *
 * @param inferred worked out from other facts, not seen
 * @param href where its evidence is; empty when there is none
 * @param detail a second, quieter line; may be empty
 */
public record TimelinePoint(
        String label, Kind kind, boolean inferred, boolean late, Optional<Instant> at, String href, String detail) {

    /** Milestone kinds as DCSA has them: PLN, EST, ACT. */
    public enum Kind {
        PLANNED,
        ESTIMATED,
        ACTUAL;

        /** Class name in the template. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String word() {
            return toString();
        }
    }

    public static TimelinePoint actual(String label, Instant at, String href) {
        return new TimelinePoint(label, Kind.ACTUAL, false, false, Optional.of(at), href, "");
    }

    public static TimelinePoint planned(String label, Optional<Instant> at) {
        return new TimelinePoint(label, Kind.PLANNED, false, false, at, "", "");
    }
}
