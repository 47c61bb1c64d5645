package org.tallyman.intake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.tallyman.access.CurrentCaller;
import org.tallyman.access.Roles;

/**
 * The HTTP link: a device posts its bytes in its own language, with its token. The answer leaves when they are durable.
 *
 * <p>Runs on the event loop: nothing here waits, and the journal's thread completes the answer.
 */
@ApplicationScoped
@Path("/ingest/{dialect}")
public class IngestApi {

    private final HttpLink link;
    private final CurrentCaller caller;

    IngestApi(HttpLink link, CurrentCaller caller) {
        this.link = link;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.DEVICE)
    public CompletionStage<Response> post(
            @PathParam("dialect") String dialect, byte[] body, @Context HttpServerRequest request) {
        return link.receive(caller.device(), dialect, HttpLink.target(request), body);
    }
}
