package org.tallyman.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A problem document (RFC 9457).
 *
 * @param slug short stable name of the kind of problem, in kebab case; {@code type} is {@code /problems/<slug>}
 * @param title the kind of problem in words, the same for each occurrence
 * @param detail this occurrence in words; never SQL, never a stack trace
 * @param violations which fields break which rules; may be empty
 * @param id number under which the log tells more; only for failures of ours
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @JsonIgnore String slug,
        String title,
        int status,
        String detail,
        List<Violation> violations,
        Optional<String> id) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    public Problem(String slug, String title, Status status, String detail) {
        this(slug, title, status.getStatusCode(), detail, List.of(), Optional.empty());
    }

    /** 400: these fields break these rules. */
    public static Problem invalid(List<Violation> violations) {
        String detail = violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
        return new Problem("invalid", "The request breaks a rule", 400, detail, violations, Optional.empty());
    }

    public static Problem invalid(String field, String value, String rule) {
        return invalid(List.of(new Violation(field, value, rule)));
    }

    /** 404: {@code what} as people call it, such as "device 12". */
    public static Problem notFound(String what) {
        return new Problem("not-found", "Not found", Status.NOT_FOUND, "There is no " + what + " here.");
    }

    /** 409: what is already there, or changed since it was read. */
    public static Problem conflict(String detail) {
        return new Problem("conflict", "It conflicts with what is there", Status.CONFLICT, detail);
    }

    /** 412: it is no longer what the caller has seen of it. */
    public static Problem changed() {
        return new Problem(
                "changed",
                "It has changed",
                Status.PRECONDITION_FAILED,
                "It is not what If-Match says any more: get it again, and decide anew.");
    }

    /** For a form: where it names no field, such as a conflict, it is said at this one. */
    public List<Violation> violationsOr(String field) {
        return violations.isEmpty() ? List.of(new Violation(field, "", detail)) : violations;
    }

    /** URI reference of the kind of problem. */
    @JsonProperty
    public String type() {
        return "/problems/" + slug;
    }

    @JsonIgnore
    public String sentence() {
        return detail;
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** Ends a request before it comes to any resource. */
    public void end(RoutingContext routing) {
        routing.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(Json.encode(this));
    }

    /** To leave a resource method whose return type is its good answer. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
