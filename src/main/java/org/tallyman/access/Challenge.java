package org.tallyman.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tallyman.platform.Problem;

/**
 * The answer to wrong credentials: people who want a page are sent to sign in, everything else gets a problem document.
 */
record Challenge(int status, Map<String, String> headers, Optional<Problem> problem) {

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
            Problem problem = new Problem(
                    "unauthenticated", "Sign in first", Status.UNAUTHORIZED, "The credentials are not valid here.");
            return problem(problem, "WWW-Authenticate", scheme + " realm=\"tallyman\"");
        }
        String back = context.request().method().equals(HttpMethod.GET)
                ? context.request().uri()
                : "/";
        String signIn = "/sign-in?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        return new Challenge(303, Map.of("Location", signIn), Optional.empty());
    }

    static boolean undecided(RoutingContext context) {
        return context.get(KEY) == null;
    }

    static void tooMany(RoutingContext context, Duration wait) {
        String seconds = Long.toString(wait.toSeconds() + 1);
        Problem problem = new Problem(
                "too-many-failures",
                "Too many failed attempts",
                Status.TOO_MANY_REQUESTS,
                "Wait " + seconds + " s, then try again with the right credentials.");
        context.put(KEY, problem(problem, "Retry-After", seconds));
    }

    static void unavailable(RoutingContext context) {
        Problem problem = new Problem(
                "unavailable",
                "Not now",
                Status.SERVICE_UNAVAILABLE,
                "The database does not answer, so nothing was checked and nothing was kept. Send it again later.");
        context.put(KEY, problem(problem, "Retry-After", "1"));
    }

    private static Challenge problem(Problem problem, String header, String value) {
        return new Challenge(
                problem.status(), Map.of(header, value, "Content-Type", Problem.MEDIA_TYPE), Optional.of(problem));
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
