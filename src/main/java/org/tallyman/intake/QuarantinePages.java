package org.tallyman.intake;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Link;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The quarantine to look at and to settle. */
@Path("/quarantine")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class QuarantinePages {

    private static final int ROWS = 50;

    private final QuarantineDesk desk;

    QuarantinePages(QuarantineDesk desk) {
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable Long device,
            @RestQuery @Nullable Long settled,
            @RestQuery @Nullable Integer replayed,
            @RestQuery @Nullable Integer still,
            @RestQuery @Nullable Long more,
            @RestQuery @Nullable String after) {
        QuarantineRow.State wanted = QuarantineApi.state(state);
        List<QuarantinePage.Came> came = settled == null
                ? QuarantinePage.Came.of(desk.name(device), replayed, still, more)
                : List.of(QuarantinePage.Came.of(desk.get(settled), desk.open(settled)));
        return page(wanted, device, after, more, came);
    }

    private QuarantinePage page(
            QuarantineRow.State wanted,
            @Nullable Long device,
            @Nullable String after,
            @Nullable Long more,
            List<QuarantinePage.Came> came) {
        String shown = wanted.name().toLowerCase(Locale.ROOT);
        Page<QuarantineDocument> page = desk.list(wanted, device, Cursor.of(after, ROWS));
        Link here = Link.to("/quarantine").with("device", device == null ? null : device.toString());
        return new QuarantinePage(
                shown,
                desk.name(device),
                device == null ? 0 : device,
                more == null ? 0 : more,
                here,
                came,
                page.items(),
                page.next() == null
                        ? ""
                        : here.with("state", shown).with("after", page.next()).toString());
    }

    @POST
    @Path("{id: [0-9]+}/replay")
    @RolesAllowed(Roles.CONFIGURE)
    public Response replay(@RestPath long id) {
        return answer(id, "Not replayed", desk.replay(id));
    }

    @POST
    @Path("{id: [0-9]+}/dismiss")
    @RolesAllowed(Roles.CONFIGURE)
    public Response dismiss(@RestPath long id) {
        return answer(id, "Not dismissed", desk.dismiss(id));
    }

    private Response answer(long id, String refused, Outcome<QuarantineDocument> outcome) {
        return switch (outcome) {
            case Outcome.Done<QuarantineDocument> done ->
                Response.seeOther(URI.create("/quarantine?settled=" + id)).build();
            case Outcome.Refused<QuarantineDocument>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(
                                QuarantineRow.State.OPEN,
                                null,
                                null,
                                null,
                                List.of(new QuarantinePage.Came(
                                        "no", refused, desk.get(id).deviceCode(), problem.detail()))))
                        .build();
        };
    }
}
