package org.tallyman.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** Says of a body that is compressed, before it is read as what it is not, that it is not taken (RFC 9110, 15.5.16). */
@ApplicationScoped
class BodyCoding {

    /** Behind the limit of its size. */
    private static final int EARLY = 379;

    private static final String IDENTITY = "identity";

    void register(@Observes Filters filters) {
        filters.register(BodyCoding::check, EARLY);
    }

    private static void check(RoutingContext routing) {
        @Nullable String coding = routing.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase(IDENTITY)) {
            routing.next();
            return;
        }
        routing.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY).putHeader(HttpHeaders.CONNECTION, "close");
        new Problem(
                        "coding",
                        "Not a coding that is read here",
                        Status.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding “" + coding.strip()
                                + "” is not taken: send the body as it is, without the header.")
                .end(routing);
    }
}
