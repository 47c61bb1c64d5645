package org.tallyman.place;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.LocalPath;

/** Keeps at which site this browser looks. */
@Path("/site")
@RunOnVirtualThread
public class ChosenSitePages {

    private static final Duration KEPT = Duration.ofDays(400);

    private final PlaceAccess access;

    ChosenSitePages(PlaceAccess access) {
        this.access = access;
    }

    /** A code that is none of a site that the caller may see means all sites. */
    @POST
    @RolesAllowed("view")
    public Response choose(@FormParam("site") @Nullable String code, @FormParam("return") @Nullable String back) {
        String known = access.sites().stream()
                .map(PlaceView::code)
                .filter(each -> each.equals(code))
                .findFirst()
                .orElse("");
        NewCookie cookie = new NewCookie.Builder(ChosenSite.COOKIE)
                .value(known)
                .path("/")
                .maxAge((int) KEPT.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
        return Response.seeOther(LocalPath.orRoot(back)).cookie(cookie).build();
    }
}
