package org.tallyman.stock;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.Roles;
import org.tallyman.access.Verb;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.event.EventCursor;
import org.tallyman.event.Trace;
import org.tallyman.event.TraceLine;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Times;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Items for people. */
@Path("/items")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ItemPages {

    private static final int LINES = 100;
    private static final int SURE_S = 120;

    private final ItemsApi api;
    private final Trace trace;
    private final Grants grants;
    private final ReadPoints readPoints;
    private final Products products;
    private final Visible visible;
    private final ChosenSite site;
    private final Times times;

    ItemPages(
            ItemsApi api,
            Trace trace,
            Grants grants,
            ReadPoints readPoints,
            Products products,
            Visible visible,
            ChosenSite site,
            Times times) {
        this.products = products;
        this.visible = visible;
        this.site = site;
        this.api = api;
        this.trace = trace;
        this.grants = grants;
        this.readPoints = readPoints;
        this.times = times;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String place,
            @RestQuery @Nullable String gtin,
            @RestQuery @Nullable String lot,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String q,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after) {
        Look look = site.look(siteCode);
        String within = place == null ? "" : place.strip();
        ItemFilter filter = new ItemFilter(
                visible.places(look, within),
                within.isEmpty() && grants.allowsEverywhere(Verb.VIEW),
                gtin == null || gtin.isBlank() ? null : GtinParameter.read(gtin),
                lot == null ? null : lot.strip(),
                null,
                null,
                kind == null || kind.isBlank() ? null : ItemsApi.kind(kind));
        Page<ItemDocument> page = api.list(filter, q, Cursor.of(after, LINES));
        boolean unknown = "unknown".equals(kind);
        List<String> about = new ArrayList<>();
        if (!within.isEmpty()) {
            about.add("in " + named(within));
        }
        if (filter.gtin() != null) {
            about.add("of " + named(filter.gtin(), products));
        }
        if (filter.lot() != null) {
            about.add(filter.lot().isEmpty() ? "without a lot" : "of lot " + filter.lot());
        }
        if (filter.kind() == ItemKind.PRODUCT) {
            about.add("products only");
        }
        Link here = Link.to("/items")
                .with("place", within)
                .with("gtin", filter.gtin())
                .withEmpty("lot", filter.lot())
                .with("kind", kind)
                .with("q", q);
        Link all = here.with("site", look.parameter());
        return new ItemsPage(
                unknown ? "Unknown tags" : "Items",
                String.join(", ", about),
                unknown,
                q == null ? "" : q.strip(),
                page.items().stream().map(ItemRow::of).toList(),
                look,
                here,
                page.next() == null ? "" : all.with("after", page.next()).toString(),
                after == null ? "" : all.toString());
    }

    private String named(String place) {
        return readPoints.snapshot().places().stream()
                .filter(each -> Long.toString(each.id().value()).equals(place)
                        && grants.allows(Verb.VIEW, each.site().value()))
                .map(PlaceView::name)
                .findFirst()
                .orElse(place);
    }

    private static String named(String gtin, Products products) {
        return products.byGtin(gtin).map(ProductView::name).orElse("GTIN " + gtin);
    }

    @GET
    @Path("{code:.+}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance item(
            @Context UriInfo uri, @RestQuery @Nullable String part, @RestQuery @Nullable String before) {
        ItemDocument item = api.get(uri);
        Sureness sureness = sureness(item.lastSeen());
        if ("now".equals(part)) {
            return new ItemPage$now(item, ItemRow.state(item), sureness);
        }
        EventCursor from =
                Optional.ofNullable(before).flatMap(EventCursor::parse).orElse(EventCursor.START);
        List<TraceLine> history = trace.of(item.item(), grants.sites(Verb.VIEW), from, LINES + 1);
        boolean more = history.size() > LINES;
        List<TraceLine> shown = more ? history.subList(0, LINES) : history;
        String here = ItemPath.of(item.item());
        return new ItemPage(
                ItemRow.what(item),
                item,
                ItemRow.state(item),
                sureness,
                shown,
                here,
                more ? here + "?before=" + shown.getLast().cursor().text() : "");
    }

    /** A tag is lost once it was not read for longer than its read point's gap. */
    private Sureness sureness(Optional<ItemDocument.Seen> seen) {
        if (seen.isEmpty()) {
            return new Sureness(Mark.UNKNOWN, "never seen", SURE_S);
        }
        int gapS = seen.get().readPoint().map(this::gapS).orElse(SURE_S);
        boolean lost = seen.get().at().plusSeconds(gapS).isBefore(times.now());
        return lost ? new Sureness(Mark.UNKNOWN, "out of sight", gapS) : new Sureness(Mark.NORMAL, "in sight", gapS);
    }

    private int gapS(String readPoint) {
        PlaceSnapshot places = readPoints.snapshot();
        Instant now = times.now();
        return places.readPoints().stream()
                .filter(view -> view.code().equals(readPoint))
                .map(ReadPointView::id)
                .map(id -> places.settingsAt(id.value(), now).gapMs() / 1000)
                .findFirst()
                .orElse(SURE_S);
    }
}
