package org.tallyman.place;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The sites in use that the caller may see, by code. */
@Path("/api/v1/sites")
public class SitesApi {

    private final PlaceAccess access;

    SitesApi(PlaceAccess access) {
        this.access = access;
    }

    @GET
    @Operation(summary = "List the sites", description = "Those in use that the caller may see, by code.")
    @RolesAllowed("view")
    public List<PlaceDocument> list() {
        return access.sites().stream().map(PlaceDocument::of).toList();
    }
}
