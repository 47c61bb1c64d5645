package org.tallyman.device;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.conditional.EntityTags;
import org.tallyman.platform.conditional.Tagged;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Devices and their credentials. */
@Path("/api/v1/devices")
@RunOnVirtualThread
public class DevicesApi {

    private final DeviceCommands commands;
    private final DeviceTokens tokens;
    private final UnknownDevices unknown;
    private final Devices devices;
    private final DeviceAccess access;
    private final Connections connections;
    private final DeviceCsv csv;
    private final EntityTags tags;

    DevicesApi(
            DeviceCommands commands,
            DeviceTokens tokens,
            UnknownDevices unknown,
            Devices devices,
            DeviceAccess access,
            Connections connections,
            DeviceCsv csv,
            EntityTags tags) {
        this.commands = commands;
        this.tokens = tokens;
        this.unknown = unknown;
        this.devices = devices;
        this.access = access;
        this.connections = connections;
        this.csv = csv;
        this.tags = tags;
    }

    @GET
    @Operation(summary = "List devices", description = "By id.")
    @RolesAllowed(Roles.VIEW)
    public Page<DeviceDocument> list(
            @Parameter(description = "part of a code or a name") @RestQuery @Nullable String q,
            @Parameter(description = "id or code of the gateway whose children are asked for") @RestQuery @Nullable
                    String gateway,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        Long parent = gateway == null || gateway.isBlank() ? null : access.id(gateway);
        List<DeviceView> found = access.visible()
                .filter(device -> device.id().value() > cursor.number())
                .filter(device -> device.matches(q == null ? "" : q))
                .filter(device -> parent == null || device.isChildOf(parent))
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
    @Tagged
    @Operation(summary = "Get a device")
    @RolesAllowed(Roles.VIEW)
    public DeviceDocument get(@RestPath String id) {
        return DeviceDocument.of(access.require(id, Verb.VIEW));
    }

    @POST
    @Operation(
            summary = "Register a device",
            description = "The answer holds the token, which is not shown again, and commands that work at once.")
    @APIResponse(
            responseCode = "201",
            description = "The device with its token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeviceDocument.WithToken.class)))
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
    @Tagged
    @Operation(summary = "Edit a device", description = "What is absent is cleared; code, gateway and token stay.")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument edit(
            @RestPath String id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull DeviceDocument.Body body) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        access.requireAt(body.placeId());
        tags.require(ifMatch, DeviceDocument.of(device));
        return document(commands.edit(device.id(), ifMatch == null ? null : device.version(), body.fields()));
    }

    @POST
    @Path("{id}/rotate-token")
    @Operation(summary = "Rotate the token", description = "Gives a new one; the one before stays good for a day.")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument.WithToken rotateToken(@RestPath String id, @Context UriInfo uri) {
        return withToken(tokens.rotate(access.require(id, Verb.CONFIGURE).id()), uri);
    }

    @POST
    @Path("{id}/revoke-tokens")
    @Operation(summary = "Revoke all tokens", description = "At once; open connections are closed.")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument revokeTokens(@RestPath String id) {
        return document(tokens.revoke(access.require(id, Verb.CONFIGURE).id()));
    }

    @POST
    @Path("{id}/disable")
    @Operation(summary = "Disable a device", description = "Refuses its messages; its history and its tokens stay.")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument disable(@RestPath String id) {
        return document(commands.disable(access.require(id, Verb.CONFIGURE).id(), true));
    }

    @POST
    @Path("{id}/enable")
    @Operation(summary = "Enable a device")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument enable(@RestPath String id) {
        return document(commands.disable(access.require(id, Verb.CONFIGURE).id(), false));
    }

    @POST
    @Path("{id}/children")
    @Operation(
            summary = "Accept a child of a gateway",
            description =
                    "The device that the gateway's payload calls by a name, made when there is none; what was held of it takes effect.")
    @RolesAllowed(Roles.CONFIGURE)
    public DeviceDocument acceptChild(@RestPath String id, @NotNull DeviceDocument.ChildBody body) {
        DeviceId gateway = access.require(id, Verb.CONFIGURE).id();
        String name = body.name() == null ? "" : body.name();
        return document(unknown.acceptChild(gateway, body.childName() == null ? "" : body.childName(), name));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Import devices",
            description =
                    "Makes or edits them; all rows or none. Columns, as many as wanted: code, name, kind, dialect, model (name, kind and dialect follow from one that is known), site and place (their codes), profile (key=value on each line), identifier, expectedIntervalS, clockToleranceS, gateway (its code), childName. A row without a code is known by its identifier. New ones have no token until `rotate-token` gives them one. Needs configure at every site.")
    @RolesAllowed(Roles.CONFIGURE)
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        access.requireAt(null);
        return csv.load(DeviceCsv.read(body).orElseThrow(), dryRun).orElseThrow();
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(summary = "Export devices", description = "In the columns that the import takes; never a token.")
    @RolesAllowed(Roles.VIEW)
    public String export() {
        return csv.write(access.visible());
    }

    private DeviceDocument document(Outcome<DeviceId> outcome) {
        return DeviceDocument.of(devices.byId(outcome.orElseThrow().value()).orElseThrow());
    }

    private DeviceDocument.WithToken withToken(Outcome<Registered> outcome, UriInfo uri) {
        Registered made = outcome.orElseThrow();
        DeviceView device = devices.byId(made.id().value()).orElseThrow();
        return new DeviceDocument.WithToken(
                DeviceDocument.of(device), made.token(), connections.of(device, made.token(), uri.getBaseUri()));
    }
}
