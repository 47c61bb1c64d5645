package org.tallyman.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.platform.Mark;

/**
 * A door as it is now.
 *
 * @param lastRead when something went through it last
 */
public record DoorTile(
        long door, String href, String name, Optional<Load> load, Optional<Next> next, Optional<Instant> lastRead) {

    /**
     * The shipment that is open at it.
     *
     * @param party whom it comes from or goes to
     * @param asset code of what carries it; empty when not said
     * @param open for how long it has been open
     * @param word what is amiss, or its state
     */
    public record Load(
            String reference,
            Direction direction,
            String party,
            String asset,
            Duration open,
            int read,
            int expected,
            int missing,
            int unexpected,
            Mark mark,
            String word) {

        public long minutes() {
            return open.toMinutes();
        }

        /** Empty where nothing is expected. */
        public String percent() {
            return expected == 0 ? "" : Long.toString(read * 100L / expected);
        }
    }

    /** The shipment that is planned at it next. */
    public record Next(String reference, String party, Instant at, boolean late) {}
}
