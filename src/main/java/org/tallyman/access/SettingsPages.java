package org.tallyman.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The door to the settings: users for those who administer, the own account for everyone else. */
@Path("/settings")
@RunOnVirtualThread
class SettingsPages {

    private final Grants grants;

    SettingsPages(Grants grants) {
        this.grants = grants;
    }

    @GET
    @RolesAllowed(Roles.PERSON)
    public Response enter() {
        String page = grants.allowsEverywhere(Verb.ADMINISTER) ? UsersPages.PATH : AccountPages.PATH;
        return Response.seeOther(URI.create(page)).build();
    }
}
