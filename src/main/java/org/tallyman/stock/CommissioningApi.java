package org.tallyman.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.LiveFeed;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.ImportReport;

/** Says which product, lot and expiry tags are on; a later word, by effective time, corrects an earlier one. */
@Path("/api/v1/commissioning")
@RunOnVirtualThread
public class CommissioningApi {

    static final Set<String> COLUMNS = Set.of("code", "gtin", "lot", "expiry", "effectiveAt");

    private final Commissioner commissioner;
    private final LiveFeed feed;

    CommissioningApi(Commissioner commissioner, LiveFeed feed) {
        this.commissioner = commissioner;
        this.feed = feed;
    }

    @POST
    @Operation(
            summary = "Commission tags",
            description =
                    "Says which product, lot and expiry tags are on; a later word, by effective time, corrects an earlier one. All items or none: 400 names the position, field, value and rule of each that is refused.")
    @APIResponse(
            responseCode = "200",
            description = "What was taken.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportReport.class)))
    @RolesAllowed(Roles.RECEIVE)
    public Response take(@NotNull CommissioningOrder body, @RestQuery boolean dryRun) {
        List<CommissioningOrder.@Nullable Line> items = body.items() == null ? List.of() : body.items();
        if (items.isEmpty() || items.size() > Commissioner.ROWS_MAX) {
            return Problem.invalid("items", String.valueOf(items.size()), "are 1 to " + Commissioner.ROWS_MAX)
                    .response();
        }
        List<Commissioner.Row> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            rows.add(new Commissioner.Row(i, values(items.get(i), body)));
        }
        ImportReport report = done(commissioner.take(rows, dryRun));
        if (report.refusals().isEmpty()) {
            return Response.ok(report).build();
        }
        return Problem.invalid(report.refusals().stream()
                        .map(refusal -> new Violation(
                                "/items/" + refusal.line() + "/" + refusal.field(), refusal.value(), refusal.rule()))
                        .toList())
                .response();
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Import commissioned tags",
            description =
                    "The same as CSV with the columns code, gtin, lot, expiry and effectiveAt; the report names each bad row.")
    @RolesAllowed(Roles.RECEIVE)
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        CsvTable table = CsvTable.read(body, COLUMNS, Set.of("code")).orElseThrow();
        return done(commissioner.take(
                        table.rows().stream()
                                .map(row -> new Commissioner.Row(row.line(), row.values()))
                                .toList(),
                        dryRun))
                .orElseThrow();
    }

    private ImportReport done(ImportReport report) {
        if (report.done()) {
            feed.publish(StockFeed.STOCK);
        }
        return report;
    }

    private static Map<String, String> values(CommissioningOrder.@Nullable Line line, CommissioningOrder order) {
        Map<String, String> values = new HashMap<>();
        if (line == null) {
            return values;
        }
        put(values, "code", line.code(), null);
        put(values, "gtin", line.gtin(), order.gtin());
        put(values, "lot", line.lot(), order.lot());
        put(values, "expiry", line.expiry(), order.expiry());
        put(values, "effectiveAt", line.effectiveAt(), order.effectiveAt());
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String own, @Nullable String common) {
        String value = own == null ? common : own;
        if (value != null) {
            values.put(field, value);
        }
    }
}
