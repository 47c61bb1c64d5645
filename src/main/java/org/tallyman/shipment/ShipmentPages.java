package org.tallyman.shipment;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.shipment.ShipmentDesk.Seen;

/** Shipments for people. */
@Path("/shipments")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ShipmentPages {

    private final ShipmentQueries queries;
    private final ShipmentAccess access;
    private final Shipments shipments;
    private final ShipmentViews views;
    private final ShipmentDesk desk;
    private final ShipmentForms forms;
    private final ChosenSite site;

    ShipmentPages(
            ShipmentQueries queries,
            ShipmentAccess access,
            Shipments shipments,
            ShipmentViews views,
            ShipmentDesk desk,
            ShipmentForms forms,
            ChosenSite site) {
        this.site = site;
        this.queries = queries;
        this.access = access;
        this.shipments = shipments;
        this.views = views;
        this.desk = desk;
        this.forms = forms;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable Direction direction,
            @RestQuery @Nullable Boolean running,
            @RestQuery boolean all,
            @RestQuery @Nullable String q,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String part) {
        Cursor cursor = Cursor.of(after, null);
        String text = q == null ? "" : q.strip();
        boolean plain = direction == null && running == null && text.isEmpty() && !all;
        Look look = site.look(siteCode);
        List<Shipment> found = queries.list(
                new ShipmentQueries.Filter(
                        direction, plain ? Boolean.TRUE : running, null, text, access.visible(), look.siteId()),
                cursor.number() == 0 ? Long.MAX_VALUE : cursor.number(),
                cursor.limit() + 1);
        Page<Shipment> page = Page.of(found, cursor.limit(), shipment -> String.valueOf(shipment.id()));
        Link here = Link.to("/shipments")
                .with("direction", direction == null ? null : direction.name())
                .with("running", running == null ? null : running.toString())
                .with("all", all ? "true" : null)
                .with("q", text);
        Link there = here.with("site", look.parameter());
        ShipmentList list = new ShipmentList(
                shipments.summaries(page.items()).stream().map(views::row).toList(),
                page.next() == null ? "" : there.with("after", page.next()).toString(),
                after == null ? "" : there.toString(),
                !all && (!plain || queries.any()),
                Link.to("/shipments")
                        .with("all", "true")
                        .with("site", look.parameter())
                        .toString());
        return "rows".equals(part)
                ? new ShipmentsPage$rows(list)
                : new ShipmentsPage(
                        list,
                        there.with("after", after).with("part", "rows").toString(),
                        Link.to("/api/v1/shipments/export")
                                .with("direction", direction == null ? null : direction.name())
                                .with("running", plain ? "true" : running == null ? null : running.toString())
                                .with("site", look.siteId() == null ? null : String.valueOf(look.siteId()))
                                .with("q", text)
                                .toString(),
                        text,
                        shown(direction, running, plain, all),
                        look,
                        here);
    }

    private static String shown(@Nullable Direction direction, @Nullable Boolean running, boolean plain, boolean all) {
        if (direction != null) {
            return ShipmentViews.word(direction);
        }
        if (all) {
            return "all";
        }
        return plain || Boolean.TRUE.equals(running) ? "running" : running == null ? "" : "ended";
    }

    @GET
    @Path("new")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public TemplateInstance newOne() {
        return forms.page(Form.EMPTY);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return switch (desk.create(ShipmentForms.order(form))) {
            case Outcome.Done<Shipment>(Shipment made) -> seeOther("/shipments/" + made.reference());
            case Outcome.Refused<Shipment>(Problem problem) ->
                refused(forms.page(form.refusedFor(problem.violationsOr("Shipment"))));
        };
    }

    @GET
    @Path("import")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public TemplateInstance importPage() {
        return forms.importPage(Form.EMPTY, Optional.empty());
    }

    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public Response load(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return switch (forms.load(form)) {
            case Outcome.Done<ImportReport>(ImportReport report) -> {
                TemplateInstance page = forms.importPage(report.done() ? Form.EMPTY : form, Optional.of(report));
                yield report.refusals().isEmpty() ? Response.ok(page).build() : refused(page);
            }
            case Outcome.Refused<ImportReport>(Problem problem) ->
                refused(forms.importPage(form.refusedFor(problem.violationsOr("Shipment")), Optional.empty()));
        };
    }

    @GET
    @Path("{reference}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance one(@RestPath String reference, @RestQuery @Nullable String part) {
        Shipment shipment = access.find(reference);
        return "body".equals(part)
                ? new ShipmentPage$body(views.body(shipments.whole(shipment)))
                : page(shipment, Form.EMPTY);
    }

    @POST
    @Path("{reference}/open")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public Response open(@RestPath String reference) {
        return done(
                reference, desk.open(Seen.whatever(access.find(reference, ShipmentAccess.HANDLE)), null), Form.EMPTY);
    }

    @POST
    @Path("{reference}/close")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public Response close(@RestPath String reference) {
        return done(
                reference, desk.close(Seen.whatever(access.find(reference, ShipmentAccess.HANDLE)), null), Form.EMPTY);
    }

    @POST
    @Path("{reference}/arrive")
    @RolesAllowed({Roles.LOAD, Roles.RECEIVE})
    public Response arrive(@RestPath String reference) {
        return done(reference, desk.arrive(Seen.whatever(access.findArriving(reference)), null), Form.EMPTY);
    }

    @POST
    @Path("{reference}/cancel")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public Response cancel(@RestPath String reference) {
        return done(
                reference, desk.cancel(Seen.whatever(access.find(reference, ShipmentAccess.PLAN)), null), Form.EMPTY);
    }

    @POST
    @Path("{reference}/assign")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD, Roles.RECEIVE})
    public Response assign(@RestPath String reference, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return done(reference, forms.assign(access.find(reference, ShipmentAccess.PLAN), form), form);
    }

    private Response done(String reference, Outcome<Shipment> outcome, Form form) {
        return switch (outcome) {
            case Outcome.Done<Shipment> done -> seeOther("/shipments/" + reference);
            case Outcome.Refused<Shipment>(Problem problem) ->
                refused(page(access.find(reference), form.refusedFor(problem.violationsOr("Shipment"))));
        };
    }

    private TemplateInstance page(Shipment shipment, Form form) {
        Shipments.Whole whole = shipments.whole(shipment);
        String own = "shipment-" + shipment.id();
        String topics = whole.asset()
                .filter(asset -> asset.trackerId() != null)
                .map(asset -> own + " tracker-" + asset.trackerId())
                .orElse(own);
        String refreshOn = "live:" + topics.replace(" ", " from:body, live:") + " from:body";
        return new ShipmentPage(shipment.reference(), topics, refreshOn, views.body(whole), form);
    }

    static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
    }
}
