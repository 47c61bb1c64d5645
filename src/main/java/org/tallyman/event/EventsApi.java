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
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Problem;

/** What happened, as EPCIS events with their source. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EventsApi {

    private final Events events;
    private final EventStore store;

    EventsApi(Events events, EventStore store) {
        this.events = events;
        this.store = store;
    }

    /**
     * One page, latest first.
     *
     * @param next cursor of the page after; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventList(List<EventView> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Roles.VIEW)
    public EventList list(@BeanParam EventParameters parameters) {
        EventParameters.Request request = parameters.read();
        Events.Page page = events.page(request.filter(), request.after(), request.limit());
        EventCursor next = page.next();
        return new EventList(page.events().stream().map(EventView::of).toList(), next == null ? null : next.text());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEW)
    public EventView event(UUID id) {
        return store.find(id)
                .map(EventView::of)
                .orElseThrow(() -> Problem.notFound("event " + id).exception());
    }
}
