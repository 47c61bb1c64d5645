package org.tallyman.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** How much of what is where. */
@Path("/api/v1/stock")
@RunOnVirtualThread
public class StockApi {

    private final StockQueries queries;
    private final Visible visible;

    StockApi(StockQueries queries, Visible visible) {
        this.queries = queries;
        this.visible = visible;
    }

    @GET
    @Operation(
            summary = "Count stock",
            description = "Lines with a quantity, by product, by place, or by product, lot and place.")
    @RolesAllowed(Roles.VIEW)
    public Page<StockLine> list(
            @Parameter(description = "product, place, or lot (product, lot and place)")
                    @RestQuery
                    @DefaultValue("product")
                    String by,
            @Parameter(description = "id or code of a place, with all that stands in it") @RestQuery @Nullable
                    String place,
            @Parameter(description = "GTIN of 8, 12, 13 or 14 digits") @RestQuery @Nullable String gtin,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        StockQueries.Scope scope =
                new StockQueries.Scope(visible.places(place), gtin == null ? null : GtinParameter.read(gtin));
        int rows = cursor.limit() + 1;
        return switch (by) {
            case "product" ->
                StockQueries.page(queries.byProduct(scope, cursor.key(), rows), cursor, StockQueries.Key::gtin);
            case "place" ->
                StockQueries.page(
                        queries.byPlace(scope, cursor.number(), rows), cursor, key -> Long.toString(key.place()));
            case "lot" ->
                StockQueries.page(
                        queries.byLot(scope, StockQueries.Key.of(cursor), rows), cursor, StockQueries.Key::text);
            default ->
                throw Problem.invalid("by", by, "is product, place or lot").exception();
        };
    }
}
