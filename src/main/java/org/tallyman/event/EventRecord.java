package org.tallyman.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.tallyman.epcis.EpcisEvent;

/**
 * An event with what Tallyman knows about it.
 *
 * @param id from {@link EventIds}; also the EPCIS eventID, as {@code urn:uuid:…}, of an event that has none of its own
 * @param readPoint number of the read point; 0 for none
 * @param place number of the place; 0 for none
 * @param sourceMessage number of the journalled message that it was derived from; 0 for none
 * @param sourceElement position of the element in that message, from 0
 */
public record EventRecord(
        UUID id, EpcisEvent event, long readPoint, long place, long sourceMessage, int sourceElement) {

    /** The order of folds: event time, then id. */
    public static final Comparator<EventRecord> IN_TIME =
            Comparator.comparing(EventRecord::time).thenComparing(EventRecord::id, EventIds.ORDER);

    /** Event time, to the microsecond as stored. */
    public Instant time() {
        return event.head().eventTime().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
