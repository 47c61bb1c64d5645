package org.tallyman.intake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tallyman.access.CurrentCaller;
import org.tallyman.access.Roles;

/**
 * The HTTP link: a device posts its bytes in its own language, with its token. The answer leaves when they are durable.
 *
 * <p>Runs on the event loop: nothing here waits. What takes long to read is read on a thread of its own ({@link Intake}), and
 * the journal's thread completes the answer.
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
    @Operation(
            summary = "Take a message of a device",
            description =
                    "The body is what the device says in its language; kept before it is acknowledged. A message that is known already gets the answer of the first time.")
    @APIResponse(
            responseCode = "200",
            description = "It is durable.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestAnswer.class)))
    @RolesAllowed(Roles.DEVICE)
    public CompletionStage<Response> post(
            @Parameter(description = "device language, as the device is registered") @PathParam("dialect")
                    String dialect,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.WILDCARD,
                                            schema = @Schema(description = "as the device speaks")))
                    byte[] body,
            @Context HttpServerRequest request) {
        return link.receive(caller.device(), dialect, HttpLink.target(request), body);
    }
}
