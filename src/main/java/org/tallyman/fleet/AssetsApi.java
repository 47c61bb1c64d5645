package org.tallyman.fleet;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Things that move, and the trackers on them. */
@Path("/api/v1/assets")
@RunOnVirtualThread
public class AssetsApi {

    private final Assets assets;
    private final AssetAccess access;
    private final AssetCommands commands;
    private final Clock clock;

    AssetsApi(Assets assets, AssetAccess access, AssetCommands commands, Clock clock) {
        this.assets = assets;
        this.access = access;
        this.commands = commands;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List assets", description = "By code, archived ones left out.")
    @RolesAllowed(Roles.VIEW)
    public Page<AssetDocument> list(
            @Parameter(description = "part of a code or name") @RestQuery @Nullable String q,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        List<AssetView> found = access.after(cursor.key(), q == null ? "" : q, null, cursor.limit() + 1);
        return Page.of(found, cursor.limit(), AssetView::code).map(AssetDocument::of);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Get an asset", description = "With what its tracker said last.")
    @RolesAllowed(Roles.VIEW)
    public AssetDocument get(@RestPath String code) {
        return AssetDocument.of(access.require(code));
    }

    @GET
    @Path("{code}/path")
    @Operation(
            summary = "Get the path of an asset",
            description = "In time order, at most 366 days, thinned out to at most 5,000 points.")
    @RolesAllowed(Roles.VIEW)
    public List<Position> path(
            @RestPath String code,
            @Parameter(description = "begin, RFC 3339; a day before the end when left out") @RestQuery @Nullable
                    String from,
            @Parameter(description = "end, itself excluded; now when left out") @RestQuery @Nullable String to) {
        Stretch stretch = Stretch.of(from, to, clock.instant());
        return assets.path(access.require(code).id(), stretch.from(), stretch.to());
    }

    @GET
    @Path("{code}/measurements/{quantity}")
    @Operation(
            summary = "Get the measurements of an asset",
            description =
                    "Of one quantity such as `temperature`, in time order, at most 366 days, thinned out to at most 5,000 points.")
    @RolesAllowed(Roles.VIEW)
    public List<Value> series(
            @RestPath String code,
            @RestPath String quantity,
            @Parameter(description = "begin, RFC 3339; a day before the end when left out") @RestQuery @Nullable
                    String from,
            @Parameter(description = "end, itself excluded; now when left out") @RestQuery @Nullable String to) {
        Stretch stretch = Stretch.of(from, to, clock.instant());
        return assets.series(access.require(code).id(), quantity, stretch.from(), stretch.to());
    }

    @POST
    @Operation(summary = "Make an asset")
    @APIResponse(
            responseCode = "201",
            description = "The asset.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssetDocument.class)))
    @RolesAllowed(Roles.CONFIGURE)
    public Response create(@NotNull AssetDocument.Body body) {
        access.requireAt(body.siteId());
        AssetDocument made = document(commands.create(Fields.of(body)));
        return Response.created(URI.create("/api/v1/assets/" + made.code()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Edit an asset", description = "Name, kind and site; without a site it is of the whole house.")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument edit(@RestPath String code, @NotNull AssetDocument.Body body) {
        AssetView asset = access.require(code, AssetAccess.CONFIGURE);
        access.requireAt(body.siteId());
        return document(commands.edit(asset, Fields.of(body)));
    }

    @POST
    @Path("{code}/track")
    @Operation(
            summary = "Put a tracker on an asset",
            description = "Another one comes off, and the tracker comes off what carried it.")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD})
    public AssetDocument track(@RestPath String code, @NotNull AssetDocument.Tracking body) {
        return document(commands.track(access.require(code, AssetAccess.TRACK), Fields.of(body)));
    }

    @PUT
    @Path("{code}/limits")
    @Operation(
            summary = "Say between which temperatures an asset must stay",
            description =
                    "At least one of both; none takes the limits away. What was measured before is held to the limits of then.")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument limit(@RestPath String code, @NotNull AssetDocument.LimitsBody body) {
        return document(commands.limit(access.require(code, AssetAccess.CONFIGURE), Fields.of(body)));
    }

    @POST
    @Path("{code}/untrack")
    @Operation(summary = "Take the tracker off an asset")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD})
    public AssetDocument untrack(@RestPath String code) {
        return document(commands.untrack(access.require(code, AssetAccess.TRACK)));
    }

    @POST
    @Path("{code}/archive")
    @Operation(summary = "Archive an asset", description = "Its tracker comes off.")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument archive(@RestPath String code) {
        return document(commands.archive(access.require(code, AssetAccess.CONFIGURE), true));
    }

    @POST
    @Path("{code}/restore")
    @Operation(summary = "Restore an asset")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument restore(@RestPath String code) {
        return document(commands.archive(access.require(code, AssetAccess.CONFIGURE), false));
    }

    private AssetDocument document(Outcome<Long> outcome) {
        return AssetDocument.of(assets.byId(outcome.orElseThrow()).orElseThrow());
    }
}
