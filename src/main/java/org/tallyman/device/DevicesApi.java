package org.tallyman.device;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Devices and their credentials. */
@Path("/api/v1/devices")
@RunOnVirtualThread
public class DevicesApi {

    private final DeviceCommands commands;
    private final Devices devices;
    private final DeviceAccess access;
    private final Connections connections;

    DevicesApi(DeviceCommands commands, Devices devices, DeviceAccess access, Connections connections) {
        this.commands = commands;
        this.devices = devices;
        this.access = access;
        this.connections = connections;
    }

    /** By id; {@code q} is part of a code or a name, {@code gateway} asks for its children. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Page<DeviceDocument> list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable Long gateway,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        List<DeviceView> found = access.visible()
                .filter(device -> device.id().value() > cursor.number())
                .filter(device -> device.matches(q == null ? "" : q))
                .filter(device -> gateway == null || new DeviceId(gateway).equals(device.gateway()))
                .limit(cursor.limit() + 1L)
                .toList();
        return Page.of(
                        found,
                        cursor.limit(),
                        device -> String.valueOf(device.id().value()))
                .map(DeviceDocument::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEW)
    public DeviceDocument get(@RestPath long id) {
        return DeviceDocument.of(access.find(id, Verb.VIEW));
    }

    /** The answer holds the token, which is not shown again, and commands that work at once. */
    @POST
    @RolesAllowed(Roles.CONFIGURE)
    public Response register(@NotNull DeviceDocument.Body body, @Context UriInfo uri) {
        access.requireAt(body.placeId());
        DeviceDocument.WithToken made = withToken(commands.register(body.fields()), uri);
        return Response.created(URI.create("/api/v1/devices/" + made.device().id()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument edit(@RestPath long id, @NotNull DeviceDocument.Body body) {
        DeviceId device = access.find(id, Verb.CONFIGURE).id();
        access.requireAt(body.placeId());
        return document(commands.edit(device, body.fields()));
    }

    /** A new token; the one before stays good for a day. */
    @POST
    @Path("{id}/rotate-token")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument.WithToken rotateToken(@RestPath long id, @Context UriInfo uri) {
        return withToken(commands.rotateToken(access.find(id, Verb.CONFIGURE).id()), uri);
    }

    /** Ends every token at once. */
    @POST
    @Path("{id}/revoke-tokens")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument revokeTokens(@RestPath long id) {
        return document(commands.revokeTokens(access.find(id, Verb.CONFIGURE).id()));
    }

    @POST
    @Path("{id}/disable")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument disable(@RestPath long id) {
        return document(commands.disable(access.find(id, Verb.CONFIGURE).id(), true));
    }

    @POST
    @Path("{id}/enable")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument enable(@RestPath long id) {
        return document(commands.disable(access.find(id, Verb.CONFIGURE).id(), false));
    }

    /** The device that this gateway's payload calls by a name, made when there is none. */
    @POST
    @Path("{id}/children")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument acceptChild(@RestPath long id, @NotNull DeviceDocument.ChildBody body) {
        DeviceId gateway = access.find(id, Verb.CONFIGURE).id();
        String name = body.name() == null ? "" : body.name();
        return document(commands.acceptChild(gateway, body.childName() == null ? "" : body.childName(), name));
    }

    private DeviceDocument document(Outcome<DeviceId> outcome) {
        return get(outcome.orElseThrow().value());
    }

    private DeviceDocument.WithToken withToken(Outcome<Registered> outcome, UriInfo uri) {
        Registered made = outcome.orElseThrow();
        DeviceView device = devices.byId(made.id().value()).orElseThrow();
        return new DeviceDocument.WithToken(
                DeviceDocument.of(device), made.token(), connections.of(device, made.token(), uri.getBaseUri()));
    }
}
