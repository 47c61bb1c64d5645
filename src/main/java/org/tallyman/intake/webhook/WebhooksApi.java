package org.tallyman.intake.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;

/** How a device that posts to an address of its own proves itself. */
@Path("/api/v1/devices/{id}/webhook")
@RunOnVirtualThread
class WebhooksApi {

    private final WebhookCommands commands;
    private final Webhooks webhooks;
    private final DeviceAccess access;

    WebhooksApi(WebhookCommands commands, Webhooks webhooks, DeviceAccess access) {
        this.commands = commands;
        this.webhooks = webhooks;
        this.access = access;
    }

    /** What there is to know. The secret can be set and never read. */
    @Schema(name = "Webhook")
    record Document(
            @Schema(description = "where it posts to") String path,
            Webhook.Scheme scheme,
            String header,
            String prefix,
            Webhook.Encoding encoding,
            String signed,
            String timestampHeader,
            int toleranceS) {}

    /** What is absent has its usual value; without a secret the one before stays. */
    @Schema(name = "WebhookBody")
    record Body(
            @Schema(
                    required = true,
                    enumeration = {"HMAC_SHA256", "HMAC_SHA1", "HMAC_SHA512", "TOKEN"})
            @Nullable
            String scheme,

            @Schema(description = "16 to 500 characters") @Nullable
            String secret,

            @Schema(description = "X-Hub-Signature-256 when left out") @Nullable
            String header,

            @Schema(description = "before the signature, such as sha256=") @Nullable
            String prefix,

            @Schema(implementation = Webhook.Encoding.class) @Nullable
            String encoding,

            @Schema(description = "what is signed: {body}, or {timestamp}.{body} when there is a timestamp") @Nullable
            String signed,

            @Schema(description = "header with the time at which it was sent") @Nullable
            String timestampHeader,

            @Schema(description = "by how much that may be off; 300 when left out") @Nullable
            Integer toleranceS) {

        @Override
        public String toString() {
            return "Body[" + scheme + ", " + header + "]";
        }
    }

    @GET
    @Operation(summary = "Get how a device signs its messages", description = "The secret can be set and never read.")
    @RolesAllowed(Roles.VIEW)
    public Document get(@RestPath String id) {
        return document(access.require(id, Verb.VIEW));
    }

    @PUT
    @Operation(
            summary = "Take signed messages of a device",
            description =
                    "It may then post to /ingest/{language}/{code} with a signature over the body, or with a secret in a header, and without a token. Without a secret the one before stays.")
    @RolesAllowed(Roles.CONFIGURE)
    public Document put(@RestPath String id, @NotNull Body body) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        commands.put(device, Fields.of(body)).orElseThrow();
        return document(device);
    }

    @DELETE
    @Operation(summary = "Take no signed messages of a device any more")
    @RolesAllowed(Roles.CONFIGURE)
    public void remove(@RestPath String id) {
        commands.remove(access.require(id, Verb.CONFIGURE)).orElseThrow();
    }

    private Document document(DeviceView device) {
        Webhook webhook = webhooks.find(device.id())
                .orElseThrow(() ->
                        Problem.notFound("webhook of device " + device.code()).exception());
        return new Document(
                "/ingest/" + device.dialect() + "/" + device.code(),
                webhook.scheme(),
                webhook.header(),
                webhook.prefix(),
                webhook.encoding(),
                webhook.signed(),
                webhook.timestampHeader(),
                webhook.toleranceS());
    }
}
