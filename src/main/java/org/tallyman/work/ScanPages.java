package org.tallyman.work;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.stock.Lookup;

/** The page that a handheld has open: scan anything, and it says what it is. */
@Path("/scan")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ScanPages {

    private static final int LENGTH_MAX = 512;

    private final Lookup lookup;

    ScanPages(Lookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance scan() {
        return new ScanPage(Optional.empty());
    }

    /** A whole page where scripts are off, only the answer where they are on. */
    @POST
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance look(@RestForm @Nullable String code, @HeaderParam("HX-Request") @Nullable String htmx) {
        String scanned = code == null ? "" : code.strip();
        if (scanned.length() > LENGTH_MAX) {
            scanned = scanned.substring(0, LENGTH_MAX);
        }
        if (scanned.isEmpty()) {
            return new ScanPage(Optional.empty());
        }
        ScanAnswer answer = ScanAnswer.of(scanned, lookup.of(scanned));
        return htmx == null ? new ScanPage(Optional.of(answer)) : new ScanBand(answer);
    }
}
