package org.tallyman.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer tells the browser: run only our own files, frame us nowhere, guess no types, leak no addresses. */
@ApplicationScoped
class SecurityHeaders {

    private static final int EARLY = 400;

    /** No inline script or style anywhere, so that text that came from a tag or a device can never run. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    SecurityHeaders() {}

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, EARLY);
    }

    private static void add(RoutingContext routing) {
        MultiMap headers = routing.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()");
        if (routing.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        routing.addHeadersEndHandler(end -> keepPagesPrivate(headers));
        routing.next();
    }

    /** A page shows what one person may see now: no cache in between keeps it, and Back asks again. */
    private static void keepPagesPrivate(MultiMap headers) {
        String type = headers.get("Content-Type");
        if (type != null && type.startsWith("text/html") && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "private, no-cache");
            headers.add("Vary", "HX-Request");
        }
    }
}
