package org.tallyman.place;

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
import org.tallyman.platform.csv.CsvImportPage;
import org.tallyman.platform.csv.Upload;

/** The import of places. */
@Path("/places/import")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PlaceImportPages {

    private static final String EXAMPLE = """
            site,parent,kind,code,name,timeZone,planXM,planYM,planWidthM,planHeightM
            DC1,,SITE,DC1,Distribution centre,Europe/Berlin,0,0,80,50
            DC1,DC1,BUILDING,H1,Hall 1,,0,0,80,40
            DC1,H1,ZONE,RECV,Receiving,,2,2,30,30
            DC1,H1,DOOR,D1,Dock door 1,,6,38,4,1""";

    private final PlaceCsv csv;
    private final PlaceAccess access;

    PlaceImportPages(PlaceCsv csv, PlaceAccess access) {
        this.csv = csv;
        this.access = access;
    }

    @GET
    @RolesAllowed("configure")
    public TemplateInstance form() {
        access.requireEverywhere();
        return page();
    }

    /** Tries, or imports when the caller is sure. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed("configure")
    public TemplateInstance load(
            @RestForm("file") @Nullable FileUpload file, @RestForm @Nullable String text, @RestForm boolean sure) {
        access.requireEverywhere();
        String given = Upload.text(file, text);
        return page().after(given, PlaceCsv.read(given), table -> csv.load(table, !sure));
    }

    private static CsvImportPage page() {
        return CsvImportPage.of(
                new CsvImportPage.Things("places", "/places", "places", "Places", "/places"),
                PlaceCsv.COLUMNS,
                EXAMPLE);
    }
}
