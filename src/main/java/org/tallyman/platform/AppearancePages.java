package org.tallyman.platform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps how pages should look on this browser. */
@Path("/appearance")
@RunOnVirtualThread
public class AppearancePages {

    private static final Duration KEPT = Duration.ofDays(400);

    AppearancePages() {}

    @POST
    @PermitAll
    public Response choose(@FormParam("theme") @Nullable String theme, @FormParam("return") @Nullable String back) {
        NewCookie cookie = new NewCookie.Builder(Theme.COOKIE)
                .value(Theme.of(theme == null ? "" : theme).id())
                .path("/")
                .maxAge((int) KEPT.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
        return Response.seeOther(LocalPath.orRoot(back)).cookie(cookie).build();
    }
}
