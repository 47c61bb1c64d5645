package org.tallyman.intake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tallyman.access.CurrentCaller;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.ident.DeviceId;

/**
 * The HTTP link for phones that can set nothing but an address: their report is the query, and so is their token
 * ({@code ?token=…}), unless it comes as HTTP Basic or Bearer after all.
 */
@ApplicationScoped
@Path("/ingest/osmand")
@APIResponse(
        responseCode = "200",
        description = "It is durable.",
        content =
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IngestAnswer.class)))
public class IngestOsmandApi {

    private static final String DIALECT = "osmand";
    private static final String SUMMARY = "Take a position of a tracker";
    private static final String DESCRIPTION =
            "Position and sensors as query parameters of the OsmAnd protocol, or as its JSON.";

    private final HttpLink link;
    private final CurrentCaller caller;
    private final DeviceCredentials credentials;

    IngestOsmandApi(HttpLink link, CurrentCaller caller, DeviceCredentials credentials) {
        this.link = link;
        this.caller = caller;
        this.credentials = credentials;
    }

    @GET
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @PermitAll
    public CompletionStage<Response> get(@Context HttpServerRequest request) {
        return receive(request, new byte[0]);
    }

    @POST
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @PermitAll
    public CompletionStage<Response> post(byte[] body, @Context HttpServerRequest request) {
        return receive(request, body);
    }

    private CompletionStage<Response> receive(HttpServerRequest request, byte[] body) {
        return device(request)
                .map(device -> link.receive(device, DIALECT, HttpLink.target(request), body))
                .orElseGet(() -> CompletableFuture.completedFuture(IngestAnswers.unknownToken()));
    }

    private Optional<DeviceId> device(HttpServerRequest request) {
        return caller.isDevice()
                ? Optional.of(caller.device())
                : Optional.ofNullable(request.getParam(HttpLink.TOKEN)).flatMap(credentials::authenticate);
    }
}
