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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.conditional.EntityTags;
import org.tallyman.platform.conditional.Tagged;
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
    private final EntityTags tags;

    ProductsApi(ProductCommands commands, Products products, ProductCsv csv, SitePermits permits, EntityTags tags) {
        this.commands = commands;
        this.products = products;
        this.csv = csv;
        this.permits = permits;
        this.tags = tags;
    }

    @GET
    @Operation(summary = "List products", description = "By GTIN; archived ones only when asked for.")
    @RolesAllowed("view")
    public Page<ProductView> list(
            @Parameter(description = "part of a GTIN or a name") @RestQuery @Nullable String q,
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
    @Tagged
    @Operation(summary = "Get a product")
    @RolesAllowed("view")
    public ProductView get(@RestPath String gtin) {
        return products.byGtin(gtin)
                .orElseThrow(() -> Problem.notFound("product " + gtin).exception());
    }

    @POST
    @Tagged
    @Operation(
            summary = "Make a product",
            description = "Products belong to no site: changing them needs configure at every site.")
    @APIResponse(
            responseCode = "201",
            description = "The product.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProductView.class)))
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
    @Tagged
    @Operation(summary = "Edit a product", description = "What is absent is cleared.")
    @RolesAllowed("configure")
    public ProductView edit(
            @RestPath String gtin, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull ProductDocument body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        ProductView product = get(gtin);
        tags.require(ifMatch, product);
        return view(commands.edit(gtin, ifMatch == null ? null : product.version(), Fields.of(body)));
    }

    @POST
    @Path("{gtin}/archive")
    @Operation(summary = "Archive a product")
    @RolesAllowed("configure")
    public ProductView archive(@RestPath String gtin) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return view(commands.archive(gtin, true));
    }

    @POST
    @Path("{gtin}/restore")
    @Operation(summary = "Restore a product")
    @RolesAllowed("configure")
    public ProductView restore(@RestPath String gtin) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return view(commands.archive(gtin, false));
    }

    @POST
    @Path("import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Import products",
            description =
                    "Makes or edits them; all rows or none. Columns: gtin, name, description, unit, brandOwner, quantityPerCase.")
    @RolesAllowed("configure")
    public ImportReport load(@RestQuery boolean dryRun, String body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return csv.load(ProductCsv.read(body).orElseThrow(), dryRun).orElseThrow();
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(summary = "Export products", description = "In the columns that the import takes.")
    @RolesAllowed("view")
    public String export() {
        return ProductCsv.write(products.snapshot());
    }

    private ProductView view(Outcome<String> outcome) {
        return get(outcome.orElseThrow());
    }
}
