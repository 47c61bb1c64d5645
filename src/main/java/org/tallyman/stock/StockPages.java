package org.tallyman.stock;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;
import org.tallyman.platform.Problem;
import org.tallyman.platform.SortHead;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The inventory for people: by product, by place, and of one product. */
@Path("/stock")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class StockPages {

    private static final int LINES = 100;

    private final StockLists lists;
    private final StockQueries queries;
    private final Products products;
    private final Visible visible;
    private final ChosenSite site;

    StockPages(StockLists lists, StockQueries queries, Products products, Visible visible, ChosenSite site) {
        this.lists = lists;
        this.queries = queries;
        this.products = products;
        this.visible = visible;
        this.site = site;
    }

    /** What the address of the list says. */
    static final class Asked {
        @RestQuery
        @Nullable
        String by;

        @RestQuery
        @Nullable
        String q;

        @RestQuery
        @Nullable
        String lot;

        @RestQuery
        @Nullable
        String place;

        @RestQuery("site")
        @Nullable
        String siteCode;

        @RestQuery
        @Nullable
        String sort;

        @RestQuery
        @Nullable
        String after;

        @RestQuery
        @Nullable
        String part;

        private boolean byPlace() {
            return "place".equals(by);
        }

        private static String text(@Nullable String parameter) {
            return parameter == null ? "" : parameter.strip();
        }
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(@BeanParam Asked asked) {
        Look look = site.look(asked.siteCode);
        String lot = Asked.text(asked.lot);
        String place = Asked.text(asked.place);
        StockSort sort = StockSort.of(asked.sort);
        StockLists.Wanted wanted = new StockLists.Wanted(
                asked.byPlace(),
                Asked.text(asked.q),
                lot,
                place.isEmpty() ? visible.whole(look) : Optional.empty(),
                visible.places(look, place));
        Page<StockLine> page = lists.page(wanted, sort, Cursor.of(asked.after, LINES));
        Link filtered = Link.to("/stock")
                .with("by", asked.byPlace() ? "place" : null)
                .with("q", wanted.text())
                .with("lot", lot)
                .with("place", place);
        Link here = filtered.with("site", look.parameter())
                .with("sort", sort.word().equals(StockSort.BY_NAME) ? null : sort.word());
        Link items = Link.to("/items").with("lot", lot).with("site", look.parameter());
        StockList list = new StockList(
                asked.byPlace(),
                page.items().stream()
                        .map(line -> asked.byPlace()
                                ? StockRow.place(line, items)
                                : StockRow.product(line, items.with("place", place)))
                        .toList(),
                heads(asked.byPlace(), sort, here),
                page.next() == null ? "" : here.with("after", page.next()).toString(),
                asked.after == null ? "" : here.toString(),
                !(wanted.text() + lot).isEmpty()
                        || wanted.places().map(ids -> ids.length == 0).orElse(false),
                here.with("q", null).with("lot", null).with("place", null).toString(),
                queries.unknown(visible.places(look, place)),
                Link.to("/items")
                        .with("kind", "unknown")
                        .with("place", place)
                        .with("site", look.parameter())
                        .toString());
        if ("rows".equals(asked.part)) {
            return new StockPage$rows(list);
        }
        return new StockPage(
                list,
                wanted.text(),
                lot,
                place,
                sort.word(),
                look,
                filtered.with("sort", here.parameters().get("sort")),
                here.with("after", asked.after).with("part", "rows").toString());
    }

    private static List<SortHead> heads(boolean byPlace, StockSort sort, Link list) {
        return List.of(
                SortHead.ofWords(byPlace ? "Place" : "Product", "name", sort.word(), list),
                SortHead.ofWords(byPlace ? "Code" : "GTIN", "code", sort.word(), list),
                SortHead.ofNumbers("At hand, pieces", "quantity", sort.word(), list),
                SortHead.ofTimes("Changed", "changed", sort.word(), list));
    }

    @GET
    @Path("{gtin:[0-9]+}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance product(
            @RestPath String gtin,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String part) {
        Look look = site.look(siteCode);
        String wanted = GtinParameter.read(gtin);
        Optional<ProductView> product = products.byGtin(wanted);
        StockQueries.Scope scope = new StockQueries.Scope(visible.places(look, ""), wanted);
        Optional<StockLine> sum = queries.byProduct(scope, "", 1).stream().findFirst();
        if (product.isEmpty()
                && sum.isEmpty()
                && queries.byProduct(new StockQueries.Scope(visible.places(null), wanted), "", 1)
                        .isEmpty()) {
            throw Problem.notFound("product " + wanted).exception();
        }
        Cursor cursor = Cursor.of(after, LINES);
        Page<StockLine> page = StockQueries.page(
                queries.byLot(scope, StockQueries.Key.of(cursor), LINES + 1), cursor, StockQueries.Key::text);
        Link here = Link.to("/stock/" + wanted);
        Link there = here.with("site", look.parameter());
        ProductStock stock = new ProductStock(
                wanted,
                sum.map(StockLine::quantity).orElse(0L),
                sum.map(StockLine::inTransit).orElse(0L),
                page.items().stream().map(StockRow::lot).toList(),
                page.next() == null ? "" : there.with("after", page.next()).toString());
        return "counts".equals(part)
                ? new ProductStockPage$counts(stock)
                : new ProductStockPage(
                        stock,
                        product.map(ProductView::name).orElse(wanted),
                        product.isPresent(),
                        look,
                        here,
                        there.with("after", after).with("part", "counts").toString(),
                        Link.to("/items")
                                .with("gtin", wanted)
                                .with("site", look.parameter())
                                .toString());
    }
}
