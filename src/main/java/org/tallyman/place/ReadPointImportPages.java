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

/** The import of read points. */
@Path("/read-points/import")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ReadPointImportPages {

    private static final String EXAMPLE = """
            code,name,role,site,place,door,gapMs
            DC1-RECV,Receiving,ZONE,DC1,RECV,,120000
            DC1-D1-IN,Dock door 1 inside,DOOR_INSIDE,DC1,,D1,
            DC1-D1-OUT,Dock door 1 outside,DOOR_OUTSIDE,DC1,,D1,""";

    private final ReadPointCsv csv;
    private final PlaceAccess access;

    ReadPointImportPages(ReadPointCsv csv, PlaceAccess access) {
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
        return page().after(given, ReadPointCsv.read(given), table -> csv.load(table, !sure));
    }

    private static CsvImportPage page() {
        return CsvImportPage.of(
                new CsvImportPage.Things("read points", "/read-points", "places", "Places", "/places"),
                ReadPointCsv.COLUMNS,
                EXAMPLE);
    }
}
