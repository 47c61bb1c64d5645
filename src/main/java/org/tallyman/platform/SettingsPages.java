package org.tallyman.platform;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The way to what is set up rarely. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
public class SettingsPages {

    private final SecurityIdentity caller;

    SettingsPages(SecurityIdentity caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("user")
    public TemplateInstance hub() {
        return new SettingsPage(caller.hasRole("view"), caller.hasRole("configure"), caller.hasRole("administer"));
    }
}
