package org.tallyman.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever leaves a resource into one problem document for programs, or one page for people. */
public class ProblemMappers {

    /** A text with NUL from a form or an address; JSON and CSV are looked at before. */
    private static final String NO_TEXT_STATE = "22021";

    /**
     * Unique violation, serialization failure and deadlock: two that made the same, or waited for each other, at the same
     * moment, whom no check before could see.
     */
    private static final Set<String> OVERTAKEN_STATES = Set.of("23505", "40001", "40P01");

    private static final Problem OVERTAKEN =
            Problem.conflict("Someone else made or changed it at the same moment: look at it again.");

    private final CurrentVertxRequest current;

    ProblemMappers(CurrentVertxRequest current) {
        this.current = current;
    }

    @ServerExceptionMapper
    Response refused(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(JsonRefusal.of(json));
        }
        Response given = e.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (given.getStatus() == 401) {
            return unauthenticated();
        }
        Response answer = answer(StatusProblem.of(given.getStatus(), path()));
        return Response.fromResponse(answer).allow(given.getAllowedMethods()).build();
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return answer(JsonRefusal.of(e));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        return answer(Problem.invalid(e.getConstraintViolations().stream()
                .map(ProblemMappers::violation)
                .toList()));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response notAuthenticated(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(StatusProblem.of(403, path()));
    }

    @ServerExceptionMapper
    Response overtaken(OptimisticLockException e) {
        return answer(OVERTAKEN);
    }

    @ServerExceptionMapper
    Response failed(Throwable e) {
        Set<String> states = states(e);
        if (states.stream().anyMatch(OVERTAKEN_STATES::contains)) {
            Log.warnf("Overtaken while answering %s: %s", path(), e.getMessage());
            return answer(OVERTAKEN);
        }
        if (states.contains(NO_TEXT_STATE)) {
            return answer(Problem.invalid("text", "", StorableText.RULE));
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        Log.errorf(e, "Failure %s while answering %s", id, path());
        return answer(new Problem(
                "failure",
                "Something broke here",
                500,
                "It is not your doing, and it is logged.",
                List.of(),
                Optional.of(id)));
    }

    /** What the database says was wrong, SQLSTATE by SQLSTATE. */
    private static Set<String> states(Throwable failure) {
        Set<String> states = new HashSet<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                states.add(sql.getSQLState());
            }
        }
        return states;
    }

    static Violation violation(ConstraintViolation<?> broken) {
        String field = "";
        for (Path.Node node : broken.getPropertyPath()) {
            field = node.toString();
        }
        @Nullable Object value = broken.getInvalidValue();
        return new Violation(field, value == null ? "" : value.toString(), broken.getMessage());
    }

    private Response unauthenticated() {
        if (!forPeople()) {
            Response answer = answer(StatusProblem.of(401, path()));
            return Response.fromResponse(answer)
                    .header("WWW-Authenticate", "Bearer")
                    .build();
        }
        RoutingContext routing = current.getCurrent();
        boolean get = routing.request().method().name().equals("GET");
        String back = get ? routing.request().uri() : "/";
        URI signIn = URI.create("/sign-in?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        if (routing.request().getHeader("HX-Request") != null) {
            return Response.status(401).header("HX-Redirect", signIn).build();
        }
        return Response.seeOther(signIn).build();
    }

    private Response answer(Problem problem) {
        if (!forPeople()) {
            return problem.response();
        }
        boolean fragment = current.getCurrent().request().getHeader("HX-Request") != null;
        String html = fragment ? new ProblemBand(problem).render() : new ErrorPage(problem).render();
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html)
                .build();
    }

    /** Pages answer people; everything below these paths answers programs, whatever they say that they accept. */
    private boolean forPeople() {
        String path = path();
        for (String prefix : List.of("/api/", "/ingest/", "/epcis/", "/live", "/q/")) {
            if (path.startsWith(prefix)) {
                return false;
            }
        }
        return Optional.ofNullable(current.getCurrent())
                        .map(routing -> routing.request().getHeader("Accept"))
                        .map(accept -> accept.contains("text/html"))
                        .orElse(false)
                || fragment();
    }

    private boolean fragment() {
        return Optional.ofNullable(current.getCurrent())
                .map(routing -> routing.request().getHeader("HX-Request"))
                .isPresent();
    }

    private String path() {
        return Optional.ofNullable(current.getCurrent())
                .map(RoutingContext::request)
                .map(HttpServerRequest::path)
                .orElse("");
    }
}
