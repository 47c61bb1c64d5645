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
            @RestQuery @Nullable String state, @RestQuery @Nullable Long settled, @RestQuery @Nullable String after) {
        QuarantineRow.State wanted = QuarantineApi.state(state);
        String shown = wanted.name().toLowerCase(Locale.ROOT);
        Page<QuarantineDocument> page = desk.list(wanted, null, Cursor.of(after, ROWS));
        return new QuarantinePage(
                shown,
                settled == null ? List.of() : List.of(desk.get(settled)),
                page.items(),
                page.next() == null ? "" : "/quarantine?state=" + shown + "&after=" + page.next());
    }

    @POST
    @Path("{id: [0-9]+}/replay")
    @RolesAllowed(Roles.CONFIGURE)
    public Response replay(@RestPath long id) {
        return back(desk.replay(id));
    }

    @POST
    @Path("{id: [0-9]+}/dismiss")
    @RolesAllowed(Roles.CONFIGURE)
    public Response dismiss(@RestPath long id) {
        return back(desk.dismiss(id));
    }

    private static Response back(QuarantineDocument settled) {
        return Response.seeOther(URI.create("/quarantine?settled=" + settled.id()))
                .build();
    }
}
