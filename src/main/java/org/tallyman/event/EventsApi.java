package org.tallyman.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.Roles;
import org.tallyman.access.Verb;
import org.tallyman.platform.Problem;

/** What happened, as EPCIS events with their source. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EventsApi {

    private final Events events;
    private final Grants grants;

    EventsApi(Events events, Grants grants) {
        this.events = events;
        this.grants = grants;
    }

    /**
     * One page, latest first.
     *
     * @param next cursor of the page after; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventList(List<EventView> items, @Nullable String next) {}

    @GET
    @Operation(summary = "List events", description = "Latest first.")
    @RolesAllowed(Roles.VIEW)
    public EventList list(@BeanParam EventParameters parameters) {
        EventParameters.Request request = parameters.read();
        Events.Page page = events.page(request.filter(), grants.sites(Verb.VIEW), request.after(), request.limit());
        EventCursor next = page.next();
        return new EventList(page.events().stream().map(EventView::of).toList(), next == null ? null : next.text());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get an event", description = "With its error declaration where it was retracted.")
    @RolesAllowed(Roles.VIEW)
    public EventView event(UUID id) {
        return events.find(id, grants.sites(Verb.VIEW))
                .map(EventView::of)
                .orElseThrow(() -> Problem.notFound("event " + id).exception());
    }
}
