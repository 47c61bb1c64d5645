package org.tallyman.event;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.tallyman.access.Grants;
import org.tallyman.access.Roles;
import org.tallyman.access.Verb;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.ErrorDeclaration;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.json.EpcisJson;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;

/** Events for people. */
@Path("/events")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class EventPages {

    private static final String URN = "urn:uuid:";

    private final Events events;
    private final ReadPoints readPoints;
    private final Grants grants;

    EventPages(Events events, ReadPoints readPoints, Grants grants) {
        this.events = events;
        this.readPoints = readPoints;
        this.grants = grants;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance event(UUID id) {
        return events.find(id, grants.sites(Verb.VIEW))
                .map(this::page)
                .orElseThrow(() -> Problem.notFound("event " + id).exception());
    }

    private EventPage page(EventRecord row) {
        EventHead head = row.event().head();
        BusinessContext context = row.event().context();
        PlaceSnapshot places = readPoints.snapshot();
        return new EventPage(
                EventWords.what(row.event().type(), row.event().action(), context.bizStep()),
                row.event().type().word() + ": "
                        + EventWords.ofType(row.event().type(), row.event().action()),
                row.time(),
                head.zoneOffset(),
                context.disposition() == null ? "" : EventWords.plain(context.disposition()),
                places.find(row.readPoint()).map(ReadPointView::name).orElse(""),
                places.place(row.place()).map(PlaceView::name).orElse(""),
                EpcMention.of(row.event()).stream()
                        .map(mention -> new EventPage.Named(EventWords.of(mention.role()), mention.epc()))
                        .toList(),
                wrong(head),
                events.correctedBy(row.id()).stream().map(UUID::toString).toList(),
                row.sourceMessage() == 0 ? "" : Long.toString(row.sourceMessage()),
                row.sourceElement(),
                EpcisJson.writeIndented(row.event()));
    }

    private static List<EventPage.Wrong> wrong(EventHead head) {
        ErrorDeclaration declaration = head.errorDeclaration();
        return declaration == null
                ? List.of()
                : List.of(new EventPage.Wrong(
                        declaration.reason() == null ? "wrong" : EventWords.plain(declaration.reason()),
                        declaration.declarationTime().instant(),
                        declaration.correctiveEventIds().stream()
                                .map(id -> id.startsWith(URN) ? id.substring(URN.length()) : id)
                                .toList()));
    }
}
