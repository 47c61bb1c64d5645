package org.tallyman.place;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** The sites in use that the caller may see, by code. */
@Path("/api/v1/sites")
public class SitesApi {

    private final ReadPoints readPoints;
    private final SitePermits permits;

    SitesApi(ReadPoints readPoints, SitePermits permits) {
        this.readPoints = readPoints;
        this.permits = permits;
    }

    @GET
    @RolesAllowed("view")
    public List<PlaceDocument> list() {
        return readPoints.snapshot().sites().stream()
                .filter(site -> !site.archived())
                .filter(site -> permits.allows(Verb.VIEW, site.id().value()))
                .map(PlaceDocument::of)
                .toList();
    }
}
