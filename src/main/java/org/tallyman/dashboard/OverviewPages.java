package org.tallyman.dashboard;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.tallyman.access.Roles;

/** Where everyone starts. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OverviewPages {

    private final OverviewNumbers numbers;

    OverviewPages(OverviewNumbers numbers) {
        this.numbers = numbers;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance overview() {
        return new OverviewPage(numbers.read());
    }

    /** The overview under its name. */
    @GET
    @Path("overview")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance named() {
        return overview();
    }

    @GET
    @Path("exceptions")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance exceptions() {
        return new ExceptionsPage(numbers.read());
    }
}
