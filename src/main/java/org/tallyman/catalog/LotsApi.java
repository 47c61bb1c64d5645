package org.tallyman.catalog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The lots of a product. */
@Path("/api/v1/lots")
@RunOnVirtualThread
public class LotsApi {

    private final Lots lots;
    private final Products products;
    private final SitePermits permits;

    LotsApi(Lots lots, Products products, SitePermits permits) {
        this.lots = lots;
        this.products = products;
        this.permits = permits;
    }

    @GET
    @Operation(summary = "List the lots of a product", description = "By code.")
    @RolesAllowed("view")
    public Page<LotView> list(
            @Parameter(description = "GTIN of the product") @RestQuery @Nullable String gtin,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        ProductView product = products.byGtin(gtin == null ? "" : gtin)
                .orElseThrow(() -> Problem.invalid("gtin", gtin == null ? "" : gtin, "is the GTIN of a product here")
                        .exception());
        return Page.of(lots.after(product.id(), cursor.key(), cursor.limit() + 1), cursor.limit(), LotView::code);
    }

    @POST
    @Operation(summary = "Make a lot", description = "A known one gets the expiry that is given.")
    @RolesAllowed("configure")
    public LotView put(@NotNull ProductDocument.LotBody body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return lots.put(Fields.of(body)).orElseThrow();
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Archive a lot")
    @RolesAllowed("configure")
    public LotView archive(@RestPath long id) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return lots.archive(id, true).orElseThrow();
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Restore a lot")
    @RolesAllowed("configure")
    public LotView restore(@RestPath long id) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return lots.archive(id, false).orElseThrow();
    }
}
