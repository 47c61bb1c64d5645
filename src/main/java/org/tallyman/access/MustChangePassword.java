package org.tallyman.access;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Shows the way to people who must change their password; that they may do nothing else is said by their roles. */
class MustChangePassword {

    private static final Set<String> OPEN =
            Set.of(AccountPages.PATH, AccountPages.PATH + "/password", "/sign-in", "/sign-out", "/appearance");

    MustChangePassword() {}

    @ServerRequestFilter(preMatching = true)
    Optional<Response> lead(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
                        && caller.mustChange()
                        && caller.proof() == Caller.Proof.SESSION
                        && !OPEN.contains(context.normalizedPath())
                ? Optional.of(Response.seeOther(URI.create(AccountPages.PATH)).build())
                : Optional.empty();
    }
}
