package org.tallyman.place;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The sites in use that the caller may see, by code. */
@Path("/api/v1/sites")
public class SitesApi {

    private final PlaceAccess access;

    SitesApi(PlaceAccess access) {
        this.access = access;
    }

    @GET
    @RolesAllowed("view")
    public List<PlaceDocument> list() {
        return access.sites().stream().map(PlaceDocument::of).toList();
    }
}
