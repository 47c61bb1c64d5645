package org.tallyman.intake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tallyman.access.CurrentCaller;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.access.WrongTokens;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.intake.webhook.Webhook;
import org.tallyman.intake.webhook.Webhooks;

/**
 * The HTTP link for platforms that can set an address and a secret: the device is named in the address and proves itself by
 * a signature over the body, a secret in a header, or its token in the query.
 */
@ApplicationScoped
@Path("/ingest/{dialect}/{device}")
public class IngestWebhookApi {

    private final HttpLink link;
    private final Devices devices;
    private final Webhooks webhooks;
    private final CurrentCaller caller;
    private final DeviceCredentials credentials;
    private final WrongTokens wrong;
    private final LinkMetrics metrics;
    private final Clock clock;

    IngestWebhookApi(
            HttpLink link,
            Devices devices,
            Webhooks webhooks,
            CurrentCaller caller,
            DeviceCredentials credentials,
            WrongTokens wrong,
            LinkMetrics metrics,
            Clock clock) {
        this.link = link;
        this.devices = devices;
        this.webhooks = webhooks;
        this.caller = caller;
        this.credentials = credentials;
        this.wrong = wrong;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Take a signed message of a device",
            description =
                    "For platforms that can set an address and a secret: a signature over the body or a secret in a header, as set for the device, or its token in the query.")
    @APIResponse(
            responseCode = "200",
            description = "It is durable.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestAnswer.class)))
    @PermitAll
    public CompletionStage<Response> post(
            @Parameter(description = "device language, as the device is registered") @PathParam("dialect")
                    String dialect,
            @Parameter(description = "code of the device") @PathParam("device") String code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.WILDCARD,
                                            schema = @Schema(description = "as the device speaks")))
                    byte[] body,
            @Context HttpServerRequest request) {
        Optional<DeviceView> device = devices.byCode(code);
        if (device.isPresent() && hasToken(device.get(), request)) {
            return link.receive(device.get().id(), dialect, HttpLink.target(request), body);
        }
        Optional<Webhook> webhook = device.flatMap(found -> webhooks.find(found.id()));
        Optional<Duration> wait = wrong.wait(request, code);
        if (wait.isPresent()) {
            return refused(IngestAnswers.tooManyWrong(wait.get()));
        }
        if (webhook.isEmpty()) {
            if (request.getParam(HttpLink.TOKEN) != null) {
                wrong.count(request, code);
            }
            return refused(IngestAnswers.unknownToken());
        }
        return webhook.get()
                .refusal(request::getHeader, body, clock.instant())
                .map(why -> refused(unproven(device.get(), why, request)))
                .orElseGet(() -> link.receive(device.get().id(), dialect, HttpLink.target(request), body));
    }

    private boolean hasToken(DeviceView device, HttpServerRequest request) {
        return caller.isDevice()
                ? caller.device().equals(device.id())
                : Optional.ofNullable(request.getParam(HttpLink.TOKEN))
                        .flatMap(credentials::authenticate)
                        .filter(device.id()::equals)
                        .isPresent();
    }

    private Response unproven(DeviceView device, String why, HttpServerRequest request) {
        wrong.count(request, device.code());
        metrics.refused("http", device.dialect(), "unproven", device.id());
        return IngestAnswers.unproven(why);
    }

    private static CompletionStage<Response> refused(Response answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
