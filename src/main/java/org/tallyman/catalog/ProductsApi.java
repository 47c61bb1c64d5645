package org.tallyman.catalog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.csv.ImportReport;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Products by GTIN of 14 digits. They belong to no site: changing them needs the right at every site. */
@Path("/api/v1/products")
@RunOnVirtualThread
public class ProductsApi {

    private final ProductCommands commands;
    private final Products products;
    private final ProductCsv csv;
    private final SitePermits permits;

    ProductsApi(ProductCommands commands, Products products, ProductCsv csv, SitePermits permits) {
        this.commands = commands;
        this.products = products;
        this.csv = csv;
        this.permits = permits;
    }

    /** By GTIN; {@code q} is part of a GTIN or a name, archived ones come only when asked for. */
    @GET
    @RolesAllowed("view")
    public Page<ProductView> list(
            @RestQuery @Nullable String q,
            @RestQuery boolean archived,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        return Page.of(
                products.snapshot().search(q == null ? "" : q, cursor.key(), cursor.limit() + 1, archived),
                cursor.limit(),
                ProductView::gtin);
    }

    @GET
    @Path("{gtin}")
    @RolesAllowed("view")
    public ProductView get(@RestPath String gtin) {
        return products.byGtin(gtin)
                .orElseThrow(() -> Problem.notFound("product " + gtin).exception());
    }

    @POST
    @RolesAllowed("configure")
    public Response create(@NotNull ProductDocument body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        ProductView made = view(commands.create(Fields.of(body)));
        return Response.created(URI.create("/api/v1/products/" + made.gtin()))
                .entity(made)
                .build();
    }

    @PUT
    @Path("{gtin}")
    @RolesAllowed("configure")
    public ProductView edit(@RestPath String gtin, @NotNull ProductDocument body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return view(commands.edit(gtin, Fields.of(body)));
    }

    @POST
    @Path("{gtin}/archive")
    @RolesAllowed("configure")
    public ProductView archive(@RestPath String gtin) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return view(commands.archive(gtin, true));
    }

    @POST
    @Path("{gtin}/restore")
    @RolesAllowed("configure")
    public ProductView restore(@RestPath String gtin) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return view(commands.archive(gtin, false));
    }

    /** Makes or edits products; all rows or none. Columns: see {@link ProductCsv}. */
    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @RolesAllowed("configure")
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return csv.load(ProductCsv.read(body).orElseThrow(), dryRun);
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @RolesAllowed("view")
    public String export() {
        return ProductCsv.write(products.snapshot());
    }

    private ProductView view(Outcome<String> outcome) {
        return get(outcome.orElseThrow());
    }
}
