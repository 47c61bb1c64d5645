package org.tallyman.platform;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Every part of the design language in all its states, to look at while building pages; not in a release. */
@Path("/styleguide")
@IfBuildProfile(anyOf = {"dev", "test"})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class StyleguidePages {

    private final Times times;

    StyleguidePages(Times times) {
        this.times = times;
    }

    @GET
    @PermitAll
    public TemplateInstance page() {
        return StyleguidePage.at(times.now());
    }

    @GET
    @Path("/forms")
    @PermitAll
    public TemplateInstance forms() {
        return StyleguideFormsPage.at(times.now());
    }
}
