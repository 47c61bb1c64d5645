package org.tallyman.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.tallyman.platform.Problem;

/**
 * Refuses a change that a browser was made to send by a page of another site, even where it sends no {@code Origin}: it
 * says so in {@code Sec-Fetch-Site} (W3C Fetch Metadata). The check of {@code Origin} is Quarkus' own; devices and scripts
 * send neither.
 */
@ApplicationScoped
class SameOrigin {

    /** After the headers are set, before anybody is asked who they are. */
    private static final int EARLY = 390;

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    SameOrigin() {}

    void register(@Observes Filters filters) {
        filters.register(SameOrigin::check, EARLY);
    }

    private static void check(RoutingContext routing) {
        String from = routing.request().getHeader("Sec-Fetch-Site");
        if (from == null
                || OURS.contains(from)
                || HARMLESS.contains(routing.request().method())) {
            routing.next();
            return;
        }
        new Problem(
                        "other-origin",
                        "It comes from another site",
                        Status.FORBIDDEN,
                        "Changes are taken from our own pages only.")
                .end(routing);
    }
}
