package org.tallyman.catalog;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.csv.CsvImportPage;
import org.tallyman.platform.csv.Upload;

/** The import of products. */
@Path("/products/import")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ProductImportPages {

    private static final String EXAMPLE = """
            gtin,name,description,unit,brandOwner,quantityPerCase
            09506000134352,Oat drink 1 l,Carton with cap,EA,Example Foods,12
            4006381333931,Pen,,EA,,""";

    private final ProductCsv csv;
    private final SitePermits permits;

    ProductImportPages(ProductCsv csv, SitePermits permits) {
        this.csv = csv;
        this.permits = permits;
    }

    @GET
    @RolesAllowed("configure")
    public TemplateInstance form() {
        permits.requireEverywhere(Verb.CONFIGURE);
        return page();
    }

    /** Tries, or imports when the caller is sure. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed("configure")
    public TemplateInstance load(
            @RestForm("file") @Nullable FileUpload file, @RestForm @Nullable String text, @RestForm boolean sure) {
        permits.requireEverywhere(Verb.CONFIGURE);
        String given = Upload.text(file, text);
        return page().after(given, ProductCsv.read(given), table -> csv.load(table, !sure));
    }

    private static CsvImportPage page() {
        return CsvImportPage.of(
                new CsvImportPage.Things("products", "/products", "stock", "Products", "/products"),
                ProductCsv.COLUMNS,
                EXAMPLE);
    }
}
