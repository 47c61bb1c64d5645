package org.tallyman.device;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;

/** One device and what is changed on it. */
@Path("/devices/{id: [0-9]+}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DevicePages {

    private final DeviceCommands commands;
    private final DeviceTokens tokens;
    private final BindingCommands bindingCommands;
    private final DeviceAccess access;
    private final DevicePageAssembly assembly;

    DevicePages(
            DeviceCommands commands,
            DeviceTokens tokens,
            BindingCommands bindingCommands,
            DeviceAccess access,
            DevicePageAssembly assembly) {
        this.commands = commands;
        this.tokens = tokens;
        this.bindingCommands = bindingCommands;
        this.access = access;
        this.assembly = assembly;
    }

    /** With an antenna, the form that binds it is filled in so far. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance device(@RestPath long id, @RestQuery @Nullable String antenna, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.VIEW);
        Form binding = antenna == null ? Form.EMPTY : Form.of(Map.of("antenna", antenna));
        return assembly.page(device, uri.getBaseUri(), Form.of(DeviceChoices.values(device)), binding);
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response edit(@RestPath long id, MultivaluedMap<String, String> posted, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        access.requireAt(Fields.of(form.values()).optionalId("placeId"));
        return switch (commands.edit(device.id(), null, Fields.of(form.values()))) {
            case Outcome.Done<DeviceId> done -> back(id);
            case Outcome.Refused<DeviceId>(Problem problem) ->
                refused(
                        problem,
                        assembly.page(
                                device, uri.getBaseUri(), form.refusedFor(problem.violationsOr("code")), Form.EMPTY));
        };
    }

    @POST
    @Path("bindings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response bind(@RestPath long id, MultivaluedMap<String, String> posted, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        access.requireReadPoint(Fields.of(form.values()).optionalId("readPointId"));
        return switch (bindingCommands.bind(device.id(), Fields.of(form.values()))) {
            case Outcome.Done<DeviceId> done -> back(id);
            case Outcome.Refused<DeviceId>(Problem problem) ->
                refused(
                        problem,
                        assembly.page(
                                device,
                                uri.getBaseUri(),
                                Form.of(DeviceChoices.values(device)),
                                form.refusedFor(problem.violationsOr("code"))));
        };
    }

    /** Shows the new token, which is not shown again. */
    @POST
    @Path("rotate-token")
    @RolesAllowed(Roles.CONFIGURE)
    public Response rotateToken(@RestPath long id, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Registered made = tokens.rotate(device.id()).orElseThrow();
        return Response.ok(new DeviceTokenPage(
                        device, made.token(), assembly.connection(device, made.token(), uri.getBaseUri()), true))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("revoke-tokens")
    @RolesAllowed(Roles.CONFIGURE)
    public Response revokeTokens(@RestPath long id) {
        tokens.revoke(access.require(id, Verb.CONFIGURE).id()).orElseThrow();
        return back(id);
    }

    @POST
    @Path("disable")
    @RolesAllowed(Roles.CONFIGURE)
    public Response disable(@RestPath long id) {
        commands.disable(access.require(id, Verb.CONFIGURE).id(), true).orElseThrow();
        return back(id);
    }

    @POST
    @Path("enable")
    @RolesAllowed(Roles.CONFIGURE)
    public Response enable(@RestPath long id) {
        commands.disable(access.require(id, Verb.CONFIGURE).id(), false).orElseThrow();
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/devices/" + id)).build();
    }

    private static Response refused(Problem problem, TemplateInstance page) {
        return Response.status(problem.status()).entity(page).build();
    }
}
