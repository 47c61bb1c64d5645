package org.tallyman.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers strangers who got as far as a resource. */
final class ChallengeMapper {

    ChallengeMapper() {}

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response challenge(RoutingContext context) {
        Challenge challenge = Challenge.of(context);
        Response.ResponseBuilder response = Response.status(challenge.status()).entity(challenge.body());
        challenge.headers().forEach(response::header);
        return response.build();
    }
}
