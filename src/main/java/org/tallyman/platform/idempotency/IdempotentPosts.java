package org.tallyman.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.SqlFailure;

/** Answers every POST of the API that comes again with its key as the first time. */
public class IdempotentPosts {

    private static final String API = "/api/v1/";
    private static final List<String> HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final Idempotency idempotency;
    private final SecurityIdentity caller;
    private final ObjectMapper json;

    IdempotentPosts(Idempotency idempotency, SecurityIdentity caller, ObjectMapper json) {
        this.idempotency = idempotency;
        this.caller = caller;
        this.json = json;
    }

    @ServerRequestFilter
    Optional<Response> begin(ContainerRequestContext request, RoutingContext routing) throws IOException {
        @Nullable String key = request.getHeaderString(CommandId.HEADER);
        if (key == null
                || !request.getMethod().equals(HttpMethod.POST)
                || !routing.normalizedPath().startsWith(API)) {
            return Optional.empty();
        }
        CommandId command = CommandId.of(key);
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        Claim claim = new Claim(
                caller.getPrincipal().getName(), command, routing.request().uri(), body);
        return idempotency.begin(claim, routing).map(KnownAnswer::again);
    }

    @ServerResponseFilter
    void keep(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaderString(CommandId.HEADER) == null
                || response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            return;
        }
        idempotency.atHand().ifPresent(claim -> keep(claim, response));
    }

    private void keep(Claim claim, ContainerResponseContext response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            @Nullable String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        try {
            idempotency.answered(claim, new KnownAnswer(response.getStatus(), headers, text(response)));
        } catch (SqlFailure e) {
            // It is carried out and must be answered; only asked again will it be without the answer.
            Log.warnf(e, "The answer of the command %s could not be kept", claim.command());
        }
    }

    private String text(ContainerResponseContext response) {
        try {
            return switch (response.getEntity()) {
                case null -> "";
                case String text -> text;
                case Object entity -> json.writeValueAsString(entity);
            };
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
