package org.tallyman.epcis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every event says about itself (EPCIS 2.0, clause 7.4.1).
 *
 * @param zoneOffset {@code eventTimeZoneOffset}, such as {@code +02:00}: local time where and when it happened
 * @param recordTime when a repository took it in; null before
 * @param certificationInfo a URI or an array of URIs, as it was written; null when there is none
 * @param errorDeclaration present when the event is declared wrong; null otherwise
 */
public record EventHead(
        EpcisTime eventTime,
        String zoneOffset,
        @Nullable String eventId,
        @Nullable EpcisTime recordTime,
        @Nullable Json certificationInfo,
        @Nullable ErrorDeclaration errorDeclaration) {

    public static EventHead at(Instant eventTime, ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        String text =
                (minutes < 0 ? "-" : "+") + twoDigits(Math.abs(minutes) / 60) + ":" + twoDigits(Math.abs(minutes) % 60);
        return new EventHead(EpcisTime.of(eventTime), text, null, null, null, null);
    }

    public EventHead withEventId(String id) {
        return new EventHead(eventTime, zoneOffset, id, recordTime, certificationInfo, errorDeclaration);
    }

    public EventHead withRecordTime(@Nullable EpcisTime time) {
        return new EventHead(eventTime, zoneOffset, eventId, time, certificationInfo, errorDeclaration);
    }

    public EventHead withErrorDeclaration(@Nullable ErrorDeclaration declaration) {
        return new EventHead(eventTime, zoneOffset, eventId, recordTime, certificationInfo, declaration);
    }

    /** Certificates that the event refers to. */
    public List<String> certificates() {
        return switch (certificationInfo) {
            case Json.Text(String uri) -> List.of(uri);
            case Json.Items(List<Json> uris) ->
                uris.stream().flatMap(uri -> text(uri).stream()).toList();
            case null, default -> List.of();
        };
    }

    private static Optional<String> text(Json value) {
        return value instanceof Json.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static String twoDigits(int value) {
        return value < 10 ? "0" + value : Integer.toString(value);
    }
}
