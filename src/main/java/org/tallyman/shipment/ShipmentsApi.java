package org.tallyman.shipment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
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
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.conditional.EntityTags;
import org.tallyman.platform.conditional.Tagged;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Shipments: expected against read, where they are, and how far they have come. */
@Path("/api/v1/shipments")
@RunOnVirtualThread
public class ShipmentsApi {

    private final ShipmentQueries queries;
    private final ShipmentAccess access;
    private final Shipments shipments;
    private final ShipmentDesk desk;
    private final ShipmentCsv csv;
    private final Carriers carriers;
    private final EntityTags tags;

    ShipmentsApi(
            ShipmentQueries queries,
            ShipmentAccess access,
            Shipments shipments,
            ShipmentDesk desk,
            ShipmentCsv csv,
            Carriers carriers,
            EntityTags tags) {
        this.queries = queries;
        this.access = access;
        this.shipments = shipments;
        this.desk = desk;
        this.csv = csv;
        this.carriers = carriers;
        this.tags = tags;
    }

    /** When it happened; now if not said. */
    @Schema(name = "ShipmentTime")
    record At(@Nullable String at) {}

    /** What carries it: the code of an asset, or of a tracker, whose asset it then is; neither for nothing. */
    @Schema(name = "ShipmentCarrier")
    record Carrier(@Nullable String asset, @Nullable String tracker) {}

    @GET
    @Operation(summary = "List shipments", description = "Newest first, without their lines.")
    @RolesAllowed(Roles.VIEW)
    public Page<ShipmentDocument> list(
            @RestQuery @Nullable Direction direction,
            @Parameter(
                            description =
                                    "false for those that are cancelled, have arrived (outbound) or are received (inbound), true for the others")
                    @RestQuery
                    @Nullable
                    Boolean running,
            @Parameter(description = "place id of a door") @RestQuery @Nullable Long door,
            @Parameter(description = "part of a reference") @RestQuery @Nullable String q,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        long before = cursor.number() == 0 ? Long.MAX_VALUE : cursor.number();
        List<Shipment> found = queries.list(
                new ShipmentQueries.Filter(direction, running, door, q == null ? "" : q, access.visible(), null),
                before,
                cursor.limit() + 1);
        Page<Shipment> page = Page.of(found, cursor.limit(), shipment -> String.valueOf(shipment.id()));
        return new Page<>(
                shipments.summaries(page.items()).stream()
                        .map(shipments::document)
                        .toList(),
                page.next());
    }

    @GET
    @Path("{reference}")
    @Tagged
    @Operation(summary = "Get a shipment", description = "Expected against read, milestones, and where it is.")
    @RolesAllowed(Roles.VIEW)
    public ShipmentDocument get(@RestPath String reference) {
        return shipments.document(shipments.whole(access.find(reference)));
    }

    @POST
    @Tagged
    @Operation(summary = "Make a shipment")
    @APIResponse(
            responseCode = "201",
            description = "The shipment.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ShipmentDocument.class)))
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public Response create(@NotNull ShipmentOrder body) {
        ShipmentDocument made = document(desk.create(body));
        return Response.created(URI.create("/api/v1/shipments/" + made.reference()))
                .entity(made)
                .build();
    }

    @POST
    @Path("{reference}/open")
    @Tagged
    @Operation(
            summary = "Open a shipment at its door",
            description = "From now or `at` on, everything that goes through its door goes with it.")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument open(
            @RestPath String reference, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable At body) {
        return document(desk.open(seen(access.find(reference, ShipmentAccess.HANDLE), ifMatch), at(body)));
    }

    @POST
    @Path("{reference}/close")
    @Tagged
    @Operation(summary = "Close a shipment", description = "Loading or receiving has ended; an outbound one leaves.")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument close(
            @RestPath String reference, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable At body) {
        return document(desk.close(seen(access.find(reference, ShipmentAccess.HANDLE), ifMatch), at(body)));
    }

    @POST
    @Path("{reference}/arrive")
    @Tagged
    @Operation(summary = "Say that a shipment has arrived", description = "It is where it goes to.")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument arrive(
            @RestPath String reference, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable At body) {
        return document(desk.arrive(seen(access.findArriving(reference), ifMatch), at(body)));
    }

    @POST
    @Path("{reference}/cancel")
    @Tagged
    @Operation(summary = "Cancel a shipment", description = "What it had goes back to the door.")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument cancel(
            @RestPath String reference, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable At body) {
        return document(desk.cancel(seen(access.find(reference, ShipmentAccess.PLAN), ifMatch), at(body)));
    }

    @POST
    @Path("{reference}/assign")
    @Tagged
    @Operation(summary = "Say what carries a shipment")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument assign(
            @RestPath String reference, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull Carrier body) {
        ShipmentDesk.Seen shipment = seen(access.find(reference, ShipmentAccess.PLAN), ifMatch);
        return document(carriers.assign(shipment, text(body.asset()), text(body.tracker())));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Import shipments",
            description =
                    "Makes them; all rows or none. One line of a shipment a row: reference, direction, from, fromParty, to, toParty, door, plannedLoadAt, plannedDepartureAt, plannedArrivalAt, asset, and either item or gtin, quantity and lot. What belongs to the shipment stands in its first row.")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        return csv.load(body, dryRun).orElseThrow().orElseThrow();
    }

    /** What the caller has seen is looked at now, and again while nobody else can change it. */
    private ShipmentDesk.Seen seen(Shipment shipment, @Nullable String ifMatch) {
        if (ifMatch == null) {
            return ShipmentDesk.Seen.whatever(shipment);
        }
        tags.require(ifMatch, shipments.document(shipments.whole(shipment)));
        return new ShipmentDesk.Seen(
                shipment, current -> tags.match(ifMatch, shipments.document(shipments.whole(current))));
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(
            summary = "Export shipments",
            description =
                    "As they were ordered, newest first, in the columns that the import takes; at most 10,000 rows.")
    @RolesAllowed(Roles.VIEW)
    public String export(
            @RestQuery @Nullable Direction direction,
            @Parameter(description = "as in the list") @RestQuery @Nullable Boolean running,
            @Parameter(description = "place id of a door") @RestQuery @Nullable Long door,
            @Parameter(description = "place id of a site: those of it and of none") @RestQuery @Nullable Long site,
            @Parameter(description = "part of a reference") @RestQuery @Nullable String q) {
        List<Shipment> found = queries.list(
                new ShipmentQueries.Filter(direction, running, door, q == null ? "" : q, access.visible(), site),
                Long.MAX_VALUE,
                CsvTable.ROWS_MAX + 1);
        return csv.write(found).orElseThrow();
    }

    private ShipmentDocument document(Outcome<Shipment> outcome) {
        return shipments.document(shipments.whole(outcome.orElseThrow()));
    }

    private static @Nullable Instant at(@Nullable At body) {
        if (body == null) {
            return null;
        }
        Fields fields = Fields.of(body);
        Instant at = fields.optionalInstant("at");
        fields.problem().ifPresent(problem -> {
            throw problem.exception();
        });
        return at;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
