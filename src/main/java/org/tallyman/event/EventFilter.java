package org.tallyman.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.EventType;

/**
 * Which events are asked for; what is null or 0 does not matter.
 *
 * @param epc URI of a thing or class that the event names in any role
 * @param bizStep bare word or URI
 * @param disposition bare word or URI
 * @param place number of the place itself, not of what stands in it
 * @param from first event time, inclusive
 * @param to last event time, exclusive
 */
public record EventFilter(
        @Nullable String epc,
        @Nullable EventType type,
        @Nullable String bizStep,
        @Nullable String disposition,
        long readPoint,
        long place,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean includeRetracted) {

    public static final EventFilter NONE = new EventFilter(null, null, null, null, 0, 0, null, null, false);
}
