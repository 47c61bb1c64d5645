package org.tallyman.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    private static final String SEPARATOR = "\t";

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
            case "product" -> page(queries.byProduct(scope, cursor.key(), rows), cursor, key -> key.gtin());
            case "place" ->
                page(queries.byPlace(scope, cursor.number(), rows), cursor, key -> Long.toString(key.place()));
            case "lot" ->
                page(
                        queries.byLot(scope, key(cursor), rows),
                        cursor,
                        key -> String.join(SEPARATOR, key.gtin(), key.lot(), Long.toString(key.place())));
            default ->
                throw Problem.invalid("by", by, "is product, place or lot").exception();
        };
    }

    private static Page<StockLine> page(List<StockLine> lines, Cursor cursor, Function<StockQueries.Key, String> key) {
        return Page.of(lines, cursor.limit(), line -> key.apply(StockQueries.Key.of(line)));
    }

    private static StockQueries.Key key(Cursor cursor) {
        if (cursor.key().isEmpty()) {
            return StockQueries.Key.START;
        }
        String[] parts = cursor.key().split(SEPARATOR, -1);
        Optional<StockQueries.Key> key = parts.length == 3 && parts[2].matches("[0-9]{1,18}")
                ? Optional.of(new StockQueries.Key(parts[0], parts[1], Long.parseLong(parts[2])))
                : Optional.empty();
        return key.orElseThrow(() -> Problem.invalid("after", cursor.key(), "is the next of a page before")
                .exception());
    }
}
