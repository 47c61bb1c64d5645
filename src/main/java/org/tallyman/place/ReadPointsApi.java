package org.tallyman.place;

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
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.ReadPointId;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Read points and their settings over time. */
@Path("/api/v1/read-points")
@RunOnVirtualThread
public class ReadPointsApi {

    private final ReadPointCommands commands;
    private final PlaceAccess access;
    private final Clock clock;

    ReadPointsApi(ReadPointCommands commands, PlaceAccess access, Clock clock) {
        this.commands = commands;
        this.access = access;
        this.clock = clock;
    }

    /** By id. */
    @GET
    @RolesAllowed("view")
    public Page<ReadPointDocument> list(
            @RestQuery @Nullable Long place, @RestQuery @Nullable String after, @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        PlaceSnapshot snapshot = access.snapshot();
        List<ReadPointView> found = snapshot.readPoints().stream()
                .filter(point -> point.id().value() > cursor.number())
                .filter(point -> place == null || point.place().id().value() == place)
                .filter(point -> access.maySee(point.place()))
                .limit(cursor.limit() + 1L)
                .toList();
        return Page.of(found, cursor.limit(), point -> String.valueOf(point.id().value()))
                .map(point -> document(snapshot, point));
    }

    @GET
    @Path("{id}")
    @RolesAllowed("view")
    public ReadPointDocument get(@RestPath long id) {
        return document(access.snapshot(), access.readPoint(id, Verb.VIEW));
    }

    @POST
    @RolesAllowed("configure")
    public Response create(@NotNull ReadPointDocument.Body body) {
        Long place = body.placeId() == null ? body.doorId() : body.placeId();
        access.requireAt(place);
        ReadPointDocument made = document(commands.create(Fields.of(body)));
        return Response.created(URI.create("/api/v1/read-points/" + made.id()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("configure")
    public ReadPointDocument edit(@RestPath long id, @NotNull ReadPointDocument.Body body) {
        return document(commands.edit(access.readPoint(id, Verb.CONFIGURE).id(), Fields.of(body)));
    }

    @POST
    @Path("{id}/archive")
    @RolesAllowed("configure")
    public ReadPointDocument archive(@RestPath long id) {
        return document(commands.archive(access.readPoint(id, Verb.CONFIGURE).id()));
    }

    /** Oldest first; the first ones hold since ever. */
    @GET
    @Path("{id}/settings")
    @RolesAllowed("view")
    public List<ReadPointDocument.Settings> settings(@RestPath long id) {
        access.readPoint(id, Verb.VIEW);
        return access.snapshot().settings(id).stream()
                .map(entry -> new ReadPointDocument.Settings(entry.validFrom(), entry.settings()))
                .toList();
    }

    @POST
    @Path("{id}/settings")
    @RolesAllowed("configure")
    public List<ReadPointDocument.Settings> changeSettings(
            @RestPath long id, @NotNull ReadPointDocument.SettingsBody body) {
        commands.changeSettings(access.readPoint(id, Verb.CONFIGURE).id(), Fields.of(body))
                .orElseThrow();
        return settings(id);
    }

    private ReadPointDocument document(Outcome<ReadPointId> outcome) {
        long id = outcome.orElseThrow().value();
        PlaceSnapshot snapshot = access.snapshot();
        return document(snapshot, snapshot.find(id).orElseThrow());
    }

    private ReadPointDocument document(PlaceSnapshot snapshot, ReadPointView point) {
        return ReadPointDocument.of(point, snapshot.settingsAt(point.id().value(), clock.instant()));
    }
}
