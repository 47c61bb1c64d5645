package org.tallyman.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to someone who is not known: people who want a page are sent to sign in, everything else gets a problem
 * document (RFC 9457).
 */
record Challenge(int status, Map<String, String> headers, String body) {

    private static final String KEY = "tallyman.challenge";

    Challenge {
        headers = Map.copyOf(headers);
    }

    /** What is to be said for this request, as decided while it was checked. */
    static Challenge of(RoutingContext context) {
        Challenge decided = context.get(KEY);
        if (decided != null) {
            return decided;
        }
        if (!wantsPage(context)) {
            String scheme = CredentialMechanism.takesPassword(context) ? "Basic" : "Bearer";
            return problem(
                    401,
                    "Credentials needed",
                    "Send a valid token as Authorization: Bearer.",
                    Map.of("WWW-Authenticate", scheme + " realm=\"tallyman\""));
        }
        String back = context.request().method().equals(HttpMethod.GET)
                ? context.request().uri()
                : "/";
        String signIn = "/sign-in?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        boolean part = context.request().getHeader("HX-Request") != null;
        return part
                ? new Challenge(401, Map.of("HX-Redirect", "/sign-in"), "")
                : new Challenge(303, Map.of("Location", signIn), "");
    }

    static boolean undecided(RoutingContext context) {
        return context.get(KEY) == null;
    }

    static void tooMany(RoutingContext context, Duration wait) {
        String seconds = Long.toString(wait.toSeconds() + 1);
        context.put(
                KEY,
                problem(
                        429,
                        "Too many failed attempts",
                        "Wait " + seconds + " s, then try again with the right credentials.",
                        Map.of("Retry-After", seconds)));
    }

    static void unavailable(RoutingContext context) {
        context.put(
                KEY,
                problem(
                        503,
                        "Not available",
                        "The database does not answer; nothing was checked. Try again shortly.",
                        Map.of("Retry-After", "1")));
    }

    private static Challenge problem(int status, String title, String detail, Map<String, String> extra) {
        Map<String, String> headers = new LinkedHashMap<>(extra);
        headers.put("Content-Type", Problem.TYPE);
        return new Challenge(status, headers, Problem.document(status, title, detail));
    }

    /** Decides the shape of the answer only, never what may be done. */
    private static boolean wantsPage(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        String path = context.normalizedPath();
        boolean machine = path.startsWith("/api/") || path.startsWith("/ingest/") || path.startsWith("/epcis/");
        boolean token = context.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
        return !machine && !token && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
    }
}
