package org.tallyman.stock;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Page;

/** The inventory for people: by product, by place, and of one product. */
@Path("/stock")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class StockPages {

    private static final int LINES = 100;

    private final StockApi api;
    private final StockQueries queries;
    private final Products products;
    private final Visible visible;

    StockPages(StockApi api, StockQueries queries, Products products, Visible visible) {
        this.api = api;
        this.queries = queries;
        this.products = products;
        this.visible = visible;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String place,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String part) {
        boolean byPlace = "place".equals(by);
        String wanted = place == null ? "" : place.strip();
        Page<StockLine> page = api.list(byPlace ? "place" : "product", wanted, null, after, LINES);
        List<StockRow> byProduct = byPlace
                ? List.of()
                : page.items().stream().map(StockRow::product).toList();
        List<StockRow> places =
                byPlace ? page.items().stream().map(StockRow::place).toList() : List.of();
        String here = "/stock?by=" + (byPlace ? "place" : "product")
                + (wanted.isEmpty() ? "" : "&place=" + ItemPath.encoded(wanted));
        String next = page.next() == null ? "" : here + "&after=" + page.next();
        long unknown = queries.unknown(visible.places(wanted));
        String refresh = here + (after == null ? "" : "&after=" + ItemPath.encoded(after)) + "&part=rows";
        return "rows".equals(part)
                ? new StockPage$rows(byProduct, places, next, unknown)
                : new StockPage(byPlace ? "place" : "product", wanted, byProduct, places, refresh, next, unknown);
    }

    @GET
    @Path("{gtin:[0-9]+}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance product(
            @RestPath String gtin, @RestQuery @Nullable String after, @RestQuery @Nullable String part) {
        String wanted = GtinParameter.read(gtin);
        Optional<ProductView> product = products.byGtin(wanted);
        StockQueries.Scope scope = new StockQueries.Scope(visible.places(null), wanted);
        Optional<StockLine> sum = queries.byProduct(scope, "", 1).stream().findFirst();
        if (product.isEmpty() && sum.isEmpty()) {
            throw Problem.notFound("product " + wanted).exception();
        }
        Page<StockLine> page = api.list("lot", null, wanted, after, LINES);
        List<StockRow> lots = page.items().stream().map(StockRow::lot).toList();
        String next = page.next() == null ? "" : "/stock/" + wanted + "?after=" + page.next();
        long quantity = sum.map(StockLine::quantity).orElse(0L);
        long inTransit = sum.map(StockLine::inTransit).orElse(0L);
        return "counts".equals(part)
                ? new ProductStockPage$counts(wanted, quantity, inTransit, lots, next)
                : new ProductStockPage(
                        wanted,
                        product.map(ProductView::name).orElse(wanted),
                        product.isPresent(),
                        quantity,
                        inTransit,
                        lots,
                        next);
    }
}
