package org.tallyman.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.EpcisTime;
import org.tallyman.epcis.EventType;
import org.tallyman.platform.Problem;
import org.tallyman.platform.ProblemException;
import org.tallyman.platform.Violation;

/**
 * The filters of a list of events in an address, as they were given.
 *
 * @param epc URI of a thing or class
 * @param type such as {@code ObjectEvent}
 * @param readPoint number
 * @param place number
 * @param from first event time, RFC 3339
 * @param to end of the event times, RFC 3339, itself excluded
 * @param after {@code next} of the page before
 * @param limit 1 to 200; 50 when not given
 */
public record EventParameters(
        @RestQuery @Nullable String epc,
        @RestQuery @Nullable String type,
        @RestQuery @Nullable String bizStep,
        @RestQuery @Nullable String disposition,
        @RestQuery @Nullable Long readPoint,
        @RestQuery @Nullable Long place,
        @RestQuery @Nullable String from,
        @RestQuery @Nullable String to,
        @RestQuery @Nullable Boolean includeRetracted,
        @RestQuery @Nullable String after,
        @RestQuery @Nullable Integer limit) {

    private static final int PAGE = 50;

    /** What is asked for. */
    record Request(EventFilter filter, EventCursor after, int limit) {}

    /**
     * What the parameters ask for.
     *
     * @throws ProblemException naming each parameter that breaks a rule
     */
    Request read() {
        List<Violation> violations = new ArrayList<>();
        EventFilter filter = new EventFilter(
                epc,
                type(violations).orElse(null),
                bizStep,
                disposition,
                number("readPoint", readPoint, violations),
                number("place", place, violations),
                time("from", from, violations).orElse(null),
                time("to", to, violations).orElse(null),
                Boolean.TRUE.equals(includeRetracted));
        EventCursor start = start(violations);
        int rows = limit == null ? PAGE : limit;
        if (rows < 1 || rows > Events.PAGE_MAX) {
            violations.add(new Violation("limit", Integer.toString(rows), "is from 1 to " + Events.PAGE_MAX));
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
        return new Request(filter, start, rows);
    }

    private Optional<EventType> type(List<Violation> violations) {
        if (type == null) {
            return Optional.empty();
        }
        Optional<EventType> known = EventType.of(type);
        if (known.isEmpty()) {
            violations.add(new Violation("type", type, "is an event type of EPCIS 2.0, such as ObjectEvent"));
        }
        return known;
    }

    private EventCursor start(List<Violation> violations) {
        if (after == null) {
            return EventCursor.START;
        }
        return EventCursor.parse(after).orElseGet(() -> {
            violations.add(new Violation("after", after, "is the next of the page before"));
            return EventCursor.START;
        });
    }

    private static long number(String field, @Nullable Long value, List<Violation> violations) {
        if (value == null) {
            return 0;
        }
        if (value <= 0) {
            violations.add(new Violation(field, value.toString(), "is a number above 0"));
        }
        return value;
    }

    private static Optional<Instant> time(String field, @Nullable String value, List<Violation> violations) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<EpcisTime> time = EpcisTime.parse(value);
        if (time.isEmpty()) {
            violations.add(new Violation(
                    field,
                    value,
                    "is a date and time with seconds and offset, such as 2026-03-01T12:00:00Z (RFC 3339)"));
        }
        return time.map(EpcisTime::instant);
    }
}
