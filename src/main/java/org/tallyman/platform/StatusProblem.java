package org.tallyman.platform;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The problem that a bare HTTP status stands for. */
final class StatusProblem {

    private StatusProblem() {}

    static Problem of(int status, String path) {
        return switch (status) {
            case 401 ->
                problem("unauthenticated", "Sign in first", status, "No valid credentials came with the request.");
            case 403 ->
                problem(
                        "forbidden",
                        "Not yours to see or do",
                        status,
                        path.startsWith("/ingest/")
                                ? "Devices post here, each with its own token, which is shown when it is registered and when the"
                                        + " token is rotated. Tokens of people and services are for /api/v1."
                                : "Ask your administrator for the right to do this.");
            case 404 -> problem("not-found", "Not found", status, "There is nothing at " + path + ".");
            case 405 -> problem("method", "This method is not for this address", status, "See the Allow header.");
            case 406 ->
                problem(
                        "not-acceptable",
                        "No such form of this",
                        status,
                        "The Accept header asks for a form that this address does not have.");
            case 413 -> problem("too-large", "Too large", status, "The body is larger than this address takes.");
            case 415 ->
                problem(
                        "media-type",
                        "Not a form that is read here",
                        status,
                        "The Content-Type is not one that this address reads.");
            case 429 -> problem("too-fast", "Too fast", status, "Wait as long as Retry-After says, then go on.");
            case 503 -> problem("unavailable", "Not now", status, "Nothing was kept. Send it again later.");
            default -> other(status);
        };
    }

    private static Problem other(int status) {
        @Nullable Status known = Status.fromStatusCode(status);
        String title = known == null ? "Status " + status : known.getReasonPhrase();
        String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return problem(slug, title, status, "The request was not carried out.");
    }

    private static Problem problem(String slug, String title, int status, String detail) {
        return new Problem(slug, title, status, detail, List.of(), Optional.empty());
    }
}
