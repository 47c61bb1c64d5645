package org.tallyman.stock;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.Parsed;
import org.tallyman.platform.Form;
import org.tallyman.platform.LiveFeed;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.CsvTable;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.sense.ItemName;

/** Says which product, lot and expiry tags are on, by page. */
@Path("/stock/commissioning")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class CommissioningPages {

    private final Commissioner commissioner;
    private final LiveFeed feed;

    CommissioningPages(Commissioner commissioner, LiveFeed feed) {
        this.commissioner = commissioner;
        this.feed = feed;
    }

    @GET
    @RolesAllowed(Roles.RECEIVE)
    public TemplateInstance ask(@RestQuery @Nullable String code) {
        return new CommissioningPage(Form.of(Map.of("code", code == null ? "" : code)), List.of(), "");
    }

    @POST
    @RolesAllowed(Roles.RECEIVE)
    public Response one(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Commissioner.Row row = new Commissioner.Row(
                1,
                Map.of(
                        "code", form.value("code"),
                        "gtin", form.value("gtin"),
                        "lot", form.value("lot"),
                        "expiry", form.value("expiry")));
        ImportReport report = commissioner.take(List.of(row), false);
        if (!report.done()) {
            List<Violation> wrongs = report.refusals().stream()
                    .map(refusal -> new Violation(refusal.field(), refusal.value(), refusal.rule()))
                    .toList();
            return answer(400, new CommissioningPage(form.refusedFor(wrongs), List.of(), ""));
        }
        feed.publish(StockFeed.STOCK);
        return ItemName.ofCode(form.value("code")) instanceof Parsed.Ok<String>(String item)
                ? Response.seeOther(URI.create(ItemPath.of(item))).build()
                : Response.seeOther(URI.create("/stock")).build();
    }

    /** A list as CSV; {@code step} is check or import. */
    @POST
    @Path("list")
    @RolesAllowed(Roles.RECEIVE)
    public Response many(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        boolean dryRun = !form.value("step").equals("import");
        return switch (CsvTable.read(form.value("list"), CommissioningApi.COLUMNS, Set.of("code"))) {
            case Outcome.Refused<CsvTable>(Problem problem) ->
                answer(400, new CommissioningPage(form.refusedFor(problem.violations()), List.of(), ""));
            case Outcome.Done<CsvTable>(CsvTable table) -> {
                ImportReport report = commissioner.take(
                        table.rows().stream()
                                .map(row -> new Commissioner.Row(row.line(), row.values()))
                                .toList(),
                        dryRun);
                yield reported(form, report);
            }
        };
    }

    private Response reported(Form form, ImportReport report) {
        if (report.done()) {
            feed.publish(StockFeed.STOCK);
        }
        List<CommissioningPage.Bad> bad = report.refusals().stream()
                .map(refusal ->
                        new CommissioningPage.Bad(refusal.line(), refusal.field(), refusal.value(), refusal.rule()))
                .toList();
        String checked = report.rows() + " rows can be taken as they are. Nothing has changed yet.";
        String words = report.done() ? report.rows() + " rows taken." : checked;
        return answer(bad.isEmpty() ? 200 : 400, new CommissioningPage(form, bad, bad.isEmpty() ? words : ""));
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }
}
