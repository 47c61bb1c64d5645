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
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.conditional.EntityTags;
import org.tallyman.platform.conditional.Tagged;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The tree of places. */
@Path("/api/v1/places")
@RunOnVirtualThread
public class PlacesApi {

    private final PlaceCommands commands;
    private final PlaceAccess access;
    private final PlaceCsv csv;
    private final EntityTags tags;

    PlacesApi(PlaceCommands commands, PlaceAccess access, PlaceCsv csv, EntityTags tags) {
        this.commands = commands;
        this.access = access;
        this.csv = csv;
        this.tags = tags;
    }

    @GET
    @Operation(summary = "List places", description = "By id.")
    @RolesAllowed("view")
    public Page<PlaceDocument> list(
            @Parameter(description = "id of a site") @RestQuery @Nullable Long site,
            @Parameter(description = "id of the place above") @RestQuery @Nullable Long parent,
            @Parameter(description = "kind of place") @RestQuery @Nullable String kind,
            @RestQuery boolean archived,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        String wanted = kind == null ? "" : kind.toUpperCase(Locale.ROOT);
        List<PlaceView> found = access.visible()
                .filter(place -> place.id().value() > cursor.number())
                .filter(place -> site == null || place.site().value() == site)
                .filter(place -> parent == null || place.standsIn(parent))
                .filter(place -> wanted.isEmpty() || place.kind().name().equals(wanted))
                .filter(place -> archived || !place.archived())
                .limit(cursor.limit() + 1L)
                .toList();
        return Page.of(found, cursor.limit(), place -> String.valueOf(place.id().value()))
                .map(PlaceDocument::of);
    }

    @GET
    @Path("{id}")
    @Tagged
    @Operation(summary = "Get a place")
    @RolesAllowed("view")
    public PlaceDocument get(@RestPath long id) {
        return PlaceDocument.of(access.place(id, Verb.VIEW));
    }

    @GET
    @Path("{id}/tree")
    @Operation(summary = "Get a place and all that stands in it", description = "By path, at most 20,000.")
    @RolesAllowed("view")
    public List<PlaceDocument> tree(@RestPath long id) {
        PlaceView root = access.place(id, Verb.VIEW);
        return access.snapshot().places().stream()
                .filter(place -> place.within(root))
                .sorted(java.util.Comparator.comparing(PlaceView::path))
                .limit(20_000)
                .map(PlaceDocument::of)
                .toList();
    }

    @POST
    @Tagged
    @Operation(
            summary = "Make a place",
            description = "Without a parent it is a site, which needs configure at every site.")
    @APIResponse(
            responseCode = "201",
            description = "The place.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlaceDocument.class)))
    @RolesAllowed("configure")
    public Response create(@NotNull PlaceDocument.Body body) {
        access.requireAt(body.parentId());
        PlaceDocument made = document(commands.create(Fields.of(body)));
        return Response.created(URI.create("/api/v1/places/" + made.id()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @Tagged
    @Operation(summary = "Edit a place", description = "What is absent is cleared; kind and parent stay.")
    @RolesAllowed("configure")
    public PlaceDocument edit(
            @RestPath long id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull PlaceDocument.Body body) {
        PlaceView place = access.place(id, Verb.CONFIGURE);
        tags.require(ifMatch, PlaceDocument.of(place));
        return document(commands.edit(place.id(), ifMatch == null ? null : place.version(), Fields.of(body)));
    }

    @POST
    @Path("{id}/move")
    @Operation(summary = "Move a place", description = "Within its site, with all that stands in it.")
    @RolesAllowed("configure")
    public PlaceDocument move(@RestPath long id, @NotNull PlaceDocument.Move body) {
        PlaceView place = access.place(id, Verb.CONFIGURE);
        Long parent = body.parentId();
        if (parent == null || parent < 1) {
            throw Problem.invalid("parentId", String.valueOf(parent), "is the id of the place to move to")
                    .exception();
        }
        return document(commands.move(place.id(), new PlaceId(parent)));
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Archive a place", description = "With all that stands in it.")
    @RolesAllowed("configure")
    public PlaceDocument archive(@RestPath long id) {
        return document(commands.archive(access.place(id, Verb.CONFIGURE).id()));
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Restore a place")
    @RolesAllowed("configure")
    public PlaceDocument restore(@RestPath long id) {
        return document(commands.restore(access.place(id, Verb.CONFIGURE).id()));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Import places",
            description = "Makes or edits them; all rows or none. Needs configure at every site.")
    @RolesAllowed("configure")
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        access.requireEverywhere();
        Outcome<CsvTable> table = PlaceCsv.read(body);
        return csv.load(table.orElseThrow(), dryRun).orElseThrow();
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(summary = "Export places", description = "In the columns that the import takes.")
    @RolesAllowed("view")
    public String export() {
        return PlaceCsv.write(access.snapshot(), access.visible().toList());
    }

    private PlaceDocument document(Outcome<PlaceId> outcome) {
        PlaceId id = outcome.orElseThrow();
        return access.snapshot().place(id.value()).map(PlaceDocument::of).orElseThrow();
    }
}
