package org.tallyman.dashboard;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.UnknownDevices;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.UnknownChildren;
import org.tallyman.intake.line.UnknownCallers;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Children of gateways and antennas that nobody knows, to be accepted with one click. */
@Path("/unknown")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class UnknownPages {

    private final UnknownChildren children;
    private final UnknownCallers callers;
    private final UnboundAntennas antennas;
    private final UnknownDevices devices;
    private final SitePermits permits;
    private final Clock clock;

    UnknownPages(
            UnknownChildren children,
            UnknownCallers callers,
            UnboundAntennas antennas,
            UnknownDevices devices,
            SitePermits permits,
            Clock clock) {
        this.children = children;
        this.callers = callers;
        this.permits = permits;
        this.antennas = antennas;
        this.devices = devices;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list() {
        return new UnknownPage(children.list(), callers.list(), antennas.visible(clock.instant()));
    }

    /** Makes it a device; what was held of it takes effect within a moment. */
    @POST
    @Path("accept")
    @RolesAllowed(Roles.CONFIGURE)
    public Response accept(@FormParam("gateway") @Nullable Long gateway, @FormParam("name") @Nullable String name) {
        if (gateway == null || gateway < 1) {
            throw Problem.invalid("gateway", "", "must be the id of a device").exception();
        }
        DeviceId id = new DeviceId(gateway);
        children.requireAcceptance(id);
        DeviceId accepted = devices.acceptChild(id, Objects.requireNonNullElse(name, ""), "")
                .orElseThrow();
        return Response.seeOther(URI.create("/unknown?accepted=" + accepted.value()))
                .build();
    }

    /** Makes a device of a caller; from its next call on, what it says is taken. */
    @POST
    @Path("accept-caller")
    @RolesAllowed(Roles.CONFIGURE)
    public Response acceptCaller(
            @FormParam("dialect") @Nullable String dialect, @FormParam("identifier") @Nullable String identifier) {
        permits.requireEverywhere(Verb.CONFIGURE);
        String language = Objects.requireNonNullElse(dialect, "");
        String name = Objects.requireNonNullElse(identifier, "");
        DeviceId accepted = devices.acceptCaller(language, name).orElseThrow();
        callers.forget(language, name);
        return Response.seeOther(URI.create("/devices/" + accepted.value())).build();
    }
}
