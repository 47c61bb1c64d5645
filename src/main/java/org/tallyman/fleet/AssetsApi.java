package org.tallyman.fleet;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Things that move, and the trackers on them. */
@Path("/api/v1/assets")
@RunOnVirtualThread
public class AssetsApi {

    private static final Duration USUAL = Duration.ofDays(1);

    private final Assets assets;
    private final AssetCommands commands;
    private final Clock clock;

    AssetsApi(Assets assets, AssetCommands commands, Clock clock) {
        this.assets = assets;
        this.commands = commands;
        this.clock = clock;
    }

    /** By code, archived ones left out; {@code q} is part of a code or name. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Page<AssetDocument> list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String after, @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        List<AssetView> found = assets.after(cursor.key(), q == null ? "" : q, cursor.limit() + 1);
        return Page.of(found, cursor.limit(), AssetView::code).map(AssetDocument::of);
    }

    @GET
    @Path("{code}")
    @RolesAllowed(Roles.VIEW)
    public AssetDocument get(@RestPath String code) {
        return AssetDocument.of(find(code));
    }

    /** Where it went, in time order: the last day if not said, at most 366 days, thinned out to at most 5,000 points. */
    @GET
    @Path("{code}/path")
    @RolesAllowed(Roles.VIEW)
    public List<Position> path(
            @RestPath String code, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        Stretch stretch = Stretch.of(from, to, clock.instant(), USUAL);
        return assets.path(find(code).id(), stretch.from(), stretch.to());
    }

    /** What was measured on it of a quantity such as {@code temperature}; stretch and limit as for its path. */
    @GET
    @Path("{code}/measurements/{quantity}")
    @RolesAllowed(Roles.VIEW)
    public List<Value> series(
            @RestPath String code,
            @RestPath String quantity,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        Stretch stretch = Stretch.of(from, to, clock.instant(), USUAL);
        return assets.series(find(code).id(), quantity, stretch.from(), stretch.to());
    }

    @POST
    @RolesAllowed(Roles.CONFIGURE)
    public Response create(@NotNull AssetDocument.Body body) {
        AssetDocument made = document(commands.create(Fields.of(body)));
        return Response.created(URI.create("/api/v1/assets/" + made.code()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{code}")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument edit(@RestPath String code, @NotNull AssetDocument.Body body) {
        return document(commands.edit(find(code), Fields.of(body)));
    }

    /** Puts a tracker on it; another one comes off. */
    @POST
    @Path("{code}/track")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD})
    public AssetDocument track(@RestPath String code, @NotNull AssetDocument.Tracking body) {
        return document(commands.track(find(code), Fields.of(body)));
    }

    /** Between which temperatures it must stay; an empty body takes the limits away. */
    @PUT
    @Path("{code}/limits")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument limit(@RestPath String code, @NotNull AssetDocument.Limits body) {
        return document(commands.limit(find(code), Fields.of(body)));
    }

    @POST
    @Path("{code}/untrack")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD})
    public AssetDocument untrack(@RestPath String code) {
        return document(commands.untrack(find(code)));
    }

    @POST
    @Path("{code}/archive")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument archive(@RestPath String code) {
        return document(commands.archive(find(code), true));
    }

    @POST
    @Path("{code}/restore")
    @RolesAllowed(Roles.CONFIGURE)
    public AssetDocument restore(@RestPath String code) {
        return document(commands.archive(find(code), false));
    }

    private AssetView find(String code) {
        return assets.byCode(code)
                .orElseThrow(() -> Problem.notFound("asset " + code).exception());
    }

    private AssetDocument document(Outcome<Long> outcome) {
        return AssetDocument.of(assets.byId(outcome.orElseThrow()).orElseThrow());
    }
}
