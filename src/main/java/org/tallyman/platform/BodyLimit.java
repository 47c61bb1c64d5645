package org.tallyman.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says in a problem document, before Quarkus does without one, that a body is too large. */
@ApplicationScoped
class BodyLimit {

    /** Before the limit of Quarkus, after the headers are set. */
    private static final int EARLY = 380;

    private final long bytesMax;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max) {
        this.bytesMax = max.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext routing) {
        if (length(routing.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= bytesMax) {
            routing.next();
            return;
        }
        routing.response().putHeader(HttpHeaders.CONNECTION, "close");
        new Problem(
                        "too-large",
                        "Too large",
                        Status.REQUEST_ENTITY_TOO_LARGE,
                        "The body is larger than the " + bytesMax + " bytes that are taken here.")
                .end(routing);
    }

    /** 0 for what says no length, which is counted when it is read. */
    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
