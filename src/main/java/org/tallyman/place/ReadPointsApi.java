package org.tallyman.place;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.ReadPointId;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.conditional.EntityTags;
import org.tallyman.platform.conditional.Tagged;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Read points and their settings over time. */
@Path("/api/v1/read-points")
@RunOnVirtualThread
public class ReadPointsApi {

    private final ReadPointCommands commands;
    private final PlaceAccess access;
    private final ReadPointCsv csv;
    private final EntityTags tags;
    private final Clock clock;

    ReadPointsApi(ReadPointCommands commands, PlaceAccess access, ReadPointCsv csv, EntityTags tags, Clock clock) {
        this.commands = commands;
        this.access = access;
        this.csv = csv;
        this.tags = tags;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List read points", description = "By id.")
    @RolesAllowed("view")
    public Page<ReadPointDocument> list(
            @Parameter(description = "id of a place") @RestQuery @Nullable Long place,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
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
    @Tagged
    @Operation(summary = "Get a read point", description = "With the settings that hold now.")
    @RolesAllowed("view")
    public ReadPointDocument get(@RestPath long id) {
        return document(access.snapshot(), access.readPoint(id, Verb.VIEW));
    }

    @POST
    @Tagged
    @Operation(summary = "Make a read point", description = "A door side without a place is at the door itself.")
    @APIResponse(
            responseCode = "201",
            description = "The read point.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReadPointDocument.class)))
    @RolesAllowed("configure")
    public Response create(@NotNull ReadPointDocument.Body body) {
        access.requireAt(body.placeId() == null ? body.doorId() : body.placeId());
        ReadPointDocument made = document(commands.create(Fields.of(body)));
        return Response.created(URI.create("/api/v1/read-points/" + made.id()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @Tagged
    @Operation(summary = "Edit a read point", description = "Code, name and place; it stays in its site.")
    @RolesAllowed("configure")
    public ReadPointDocument edit(
            @RestPath long id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull ReadPointDocument.Body body) {
        ReadPointView point = access.readPoint(id, Verb.CONFIGURE);
        tags.require(ifMatch, document(access.snapshot(), point));
        return document(commands.edit(point.id(), ifMatch == null ? null : point.version(), Fields.of(body)));
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Archive a read point")
    @RolesAllowed("configure")
    public ReadPointDocument archive(@RestPath long id) {
        return document(commands.archive(access.readPoint(id, Verb.CONFIGURE).id()));
    }

    @GET
    @Path("{id}/settings")
    @Operation(
            summary = "List the settings of a read point",
            description = "Oldest first; the first ones hold since ever.")
    @RolesAllowed("view")
    public List<ReadPointDocument.Settings> settings(@RestPath long id) {
        access.readPoint(id, Verb.VIEW);
        return access.snapshot().settings(id).stream()
                .map(entry -> new ReadPointDocument.Settings(entry.validFrom(), entry.settings()))
                .toList();
    }

    @POST
    @Path("{id}/settings")
    @Operation(
            summary = "Change the settings of a read point",
            description =
                    "From a time on; what is absent stays as it was, and the past keeps what it was derived with.")
    @RolesAllowed("configure")
    public List<ReadPointDocument.Settings> changeSettings(
            @RestPath long id, @NotNull ReadPointDocument.SettingsBody body) {
        commands.changeSettings(access.readPoint(id, Verb.CONFIGURE).id(), Fields.of(body))
                .orElseThrow();
        return settings(id);
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Import read points",
            description =
                    "Makes or edits them; all rows or none. Columns: code, name, role, site, place or door (their codes), and as far as wanted those of the settings. Needs configure at every site.")
    @RolesAllowed("configure")
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        access.requireEverywhere();
        return csv.load(ReadPointCsv.read(body).orElseThrow(), dryRun).orElseThrow();
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(summary = "Export read points", description = "In the columns that the import takes.")
    @RolesAllowed("view")
    public String export() {
        PlaceSnapshot snapshot = access.snapshot();
        return ReadPointCsv.write(
                snapshot,
                snapshot.readPoints().stream().filter(point -> access.maySee(point.place())),
                clock.instant());
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
