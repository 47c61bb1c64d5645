package org.tallyman.shipment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Shipments: expected against read, where they are, and how far they have come. */
@Path("/api/v1/shipments")
@RunOnVirtualThread
public class ShipmentsApi {

    private final ShipmentStore store;
    private final Shipments shipments;
    private final ShipmentDesk desk;
    private final ShipmentCsv csv;
    private final Carriers carriers;

    ShipmentsApi(ShipmentStore store, Shipments shipments, ShipmentDesk desk, ShipmentCsv csv, Carriers carriers) {
        this.store = store;
        this.shipments = shipments;
        this.desk = desk;
        this.csv = csv;
        this.carriers = carriers;
    }

    /** When it happened; now if not said. */
    record At(@Nullable String at) {}

    /** What carries it: the code of an asset, or of a tracker, whose asset it then is; neither for nothing. */
    record Carrier(@Nullable String asset, @Nullable String tracker) {}

    /**
     * Newest first.
     *
     * @param direction {@code OUTBOUND} or {@code INBOUND}
     * @param running false for those that are cancelled, have arrived (outbound) or are received (inbound), true for the
     *     others
     * @param door place id of a door
     * @param q part of a reference
     */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Page<ShipmentDocument> list(
            @RestQuery @Nullable Direction direction,
            @RestQuery @Nullable Boolean running,
            @RestQuery @Nullable Long door,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        long before = cursor.number() == 0 ? Long.MAX_VALUE : cursor.number();
        List<Shipment> found = store.list(
                new ShipmentStore.Filter(direction, running, door, q == null ? "" : q), before, cursor.limit() + 1);
        Page<Shipment> page = Page.of(found, cursor.limit(), shipment -> String.valueOf(shipment.id()));
        return new Page<>(
                shipments.summaries(page.items()).stream()
                        .map(shipments::document)
                        .toList(),
                page.next());
    }

    @GET
    @Path("{reference}")
    @RolesAllowed(Roles.VIEW)
    public ShipmentDocument get(@RestPath String reference) {
        return shipments.document(shipments.whole(find(reference)));
    }

    @POST
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public Response create(@NotNull ShipmentOrder order) {
        ShipmentDocument made = document(desk.create(order));
        return Response.created(URI.create("/api/v1/shipments/" + made.reference()))
                .entity(made)
                .build();
    }

    /** From now or {@code at} on, everything that goes through its door goes with it. */
    @POST
    @Path("{reference}/open")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument open(@RestPath String reference, @Nullable At body) {
        return document(desk.open(find(reference), at(body)));
    }

    /** Loading or receiving has ended. */
    @POST
    @Path("{reference}/close")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument close(@RestPath String reference, @Nullable At body) {
        return document(desk.close(find(reference), at(body)));
    }

    /** It is where it goes to. */
    @POST
    @Path("{reference}/arrive")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument arrive(@RestPath String reference, @Nullable At body) {
        return document(desk.arrive(find(reference), at(body)));
    }

    @POST
    @Path("{reference}/cancel")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument cancel(@RestPath String reference, @Nullable At body) {
        return document(desk.cancel(find(reference), at(body)));
    }

    @POST
    @Path("{reference}/assign")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public ShipmentDocument assign(@RestPath String reference, @NotNull Carrier body) {
        return document(carriers.assign(find(reference), text(body.asset()), text(body.tracker())));
    }

    /** Makes shipments; all rows or none. Columns: see {@link ShipmentCsv}. */
    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        return csv.load(body, dryRun).orElseThrow();
    }

    private Shipment find(String reference) {
        return store.find(reference)
                .orElseThrow(() -> Problem.notFound("shipment " + reference).exception());
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
