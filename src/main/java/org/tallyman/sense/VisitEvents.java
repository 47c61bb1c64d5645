package org.tallyman.sense;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.event.EventIds;
import org.tallyman.event.EventRecord;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointSettings;
import org.tallyman.place.ReadPointView;

/** Says in EPCIS what the opening of a visit means. The event depends on nothing but the opening and the rules then. */
final class VisitEvents {

    private final PlaceSnapshot places;

    VisitEvents(PlaceSnapshot places) {
        this.places = places;
    }

    EventRecord of(Tag tag, Opening opening) {
        Instant at = Instant.ofEpochMilli(opening.atMs());
        ReadPointView readPoint = places.find(opening.readPoint()).orElseThrow();
        UUID id = id(tag, opening);
        Why why = why(readPoint, opening, places.settingsAt(opening.readPoint(), at));
        PlaceView place = readPoint.place();
        BusinessContext context = BusinessContext.NONE
                .withWhy(why.bizStep(), why.disposition())
                .withWhere("urn:tallyman:read-point:" + readPoint.code(), uri(place));
        EventHead head =
                EventHead.at(at, zoneOf(place).getRules().getOffset(at)).withEventId("urn:uuid:" + id);
        return new EventRecord(
                id,
                ObjectEvent.observe(head, List.of(tag.item()), context),
                opening.readPoint(),
                place.id().value(),
                opening.message(),
                opening.element());
    }

    static UUID id(Tag tag, Opening opening) {
        return EventIds.of(
                Instant.ofEpochMilli(opening.atMs()),
                tag.item(),
                Long.toString(opening.readPoint()),
                opening.kind().name());
    }

    /** A door's own settings speak of passages; what merely stands at a door is on its way to or from it. */
    private static Why why(ReadPointView readPoint, Opening opening, ReadPointSettings settings) {
        if (opening.kind() == Opening.Kind.SEEN && readPoint.role().atDoor()) {
            boolean inside = readPoint.role() == ReadPointRole.DOOR_INSIDE;
            return new Why(inside ? "staging_outbound" : "arriving", "in_progress");
        }
        return new Why(settings.bizStep(), settings.disposition());
    }

    private static String uri(PlaceView place) {
        return "urn:tallyman:place:" + place.id().value();
    }

    private ZoneId zoneOf(PlaceView place) {
        return places.place(place.site().value()).map(PlaceView::zone).orElse(ZoneId.of("UTC"));
    }

    private record Why(String bizStep, String disposition) {}
}
