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
import org.tallyman.event.EventCursor;
import org.tallyman.event.Trace;
import org.tallyman.event.TraceLine;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Times;
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
    private final Times times;

    ItemPages(ItemsApi api, Trace trace, Grants grants, ReadPoints readPoints, Times times) {
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
            @RestQuery @Nullable String after) {
        Page<ItemDocument> page = api.list(place, gtin, lot, null, kind, q, null, after, LINES);
        List<String> about = new ArrayList<>();
        List<String> filter = new ArrayList<>();
        narrow("place", place, about, filter);
        narrow("gtin", gtin, about, filter);
        narrow("lot", lot, about, filter);
        narrow("kind", kind, about, filter);
        narrow("q", q, about, filter);
        String next = page.next() == null ? "" : "/items?" + String.join("&", filter) + "&after=" + page.next();
        boolean unknown = "unknown".equals(kind);
        return new ItemsPage(
                unknown ? "Unknown tags" : "Items",
                unknown ? "" : String.join(", ", about),
                unknown,
                page.items().stream().map(ItemRow::of).toList(),
                next);
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

    private static void narrow(String name, @Nullable String value, List<String> about, List<String> filter) {
        if (value != null) {
            about.add(name + " " + (value.isBlank() ? "none" : value.strip()));
            filter.add(name + "=" + ItemPath.encoded(value.strip()));
        }
    }
}
