package org.tallyman.device;

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
import org.tallyman.access.Roles;
import org.tallyman.platform.csv.CsvImportPage;
import org.tallyman.platform.csv.Upload;

/** The import of devices. */
@Path("/devices/import")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DeviceImportPages {

    private static final String EXAMPLE = """
            code,name,kind,dialect,site,place,expectedIntervalS
            dock-1,Reader at dock 1,READER,impinj,DC1,D1,60
            hall-gateway,Gateway in hall 1,GATEWAY,tallyman,DC1,H1,""";

    private final DeviceCsv csv;
    private final DeviceAccess access;

    DeviceImportPages(DeviceCsv csv, DeviceAccess access) {
        this.csv = csv;
        this.access = access;
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance form() {
        access.requireAt(null);
        return page();
    }

    /** Tries, or imports when the caller is sure. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance load(
            @RestForm("file") @Nullable FileUpload file, @RestForm @Nullable String text, @RestForm boolean sure) {
        access.requireAt(null);
        String given = Upload.text(file, text);
        return page().after(given, DeviceCsv.read(given), table -> csv.load(table, !sure));
    }

    private static CsvImportPage page() {
        return CsvImportPage.of(
                new CsvImportPage.Things("devices", "/devices", "devices", "Devices", "/devices"),
                DeviceCsv.COLUMNS,
                EXAMPLE);
    }
}
