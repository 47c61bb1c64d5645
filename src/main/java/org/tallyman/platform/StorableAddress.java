package org.tallyman.platform;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses NUL in addresses: no name or text that is kept has one, and PostgreSQL could not even be asked for it. */
class StorableAddress {

    /** What devices say is kept as it is, and understood or not. */
    private static final String INGEST = "/ingest/";

    StorableAddress() {}

    @ServerRequestFilter(preMatching = true)
    void check(RoutingContext routing) {
        String uri = routing.request().uri();
        if (uri.contains("%00") && !uri.startsWith(INGEST)) {
            throw Problem.invalid("address", uri, "has no NUL characters").exception();
        }
    }
}
