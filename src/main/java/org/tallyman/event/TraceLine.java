package org.tallyman.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.EventType;

/**
 * One event of an item's history, as {@code {#event-line}} shows it.
 *
 * @param roles what the item is to the event
 * @param readPoint its name; empty when there is none
 * @param place its name; empty when there is none
 * @param retracted declared wrong since
 * @param sourceMessage number of the message it was derived from; 0 for none
 */
public record TraceLine(
        UUID id,
        Instant time,
        EventType type,
        @Nullable Action action,
        @Nullable String bizStep,
        @Nullable String disposition,
        List<EpcRole> roles,
        String readPoint,
        String place,
        boolean retracted,
        long sourceMessage,
        int sourceElement) {

    public TraceLine {
        roles = List.copyOf(roles);
    }

    /** What happened, in a word or two. */
    public String what() {
        return EventWords.what(type, action, bizStep);
    }

    /** In what state it is since; empty when the event does not say. */
    public String state() {
        return disposition == null ? "" : EventWords.plain(disposition);
    }

    public String href() {
        return "/events/" + id;
    }

    /** The cursor by which the history goes on behind this line. */
    public EventCursor cursor() {
        return new EventCursor(time, id);
    }
}
