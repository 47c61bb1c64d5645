package org.tallyman.intake.outbound;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.intake.line.LineTalk;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;

/** Whom Tallyman calls, and how the line is. */
@Path("/api/v1/devices/{id}/outbound-link")
@RunOnVirtualThread
class OutboundLinksApi {

    private final OutboundLinkCommands commands;
    private final OutboundLinkStore store;
    private final OutboundLines lines;
    private final DeviceAccess access;

    OutboundLinksApi(OutboundLinkCommands commands, OutboundLinkStore store, OutboundLines lines, DeviceAccess access) {
        this.commands = commands;
        this.store = store;
        this.lines = lines;
        this.access = access;
    }

    /**
     * What there is to know of a link. The password can be set and never read.
     *
     * @param state null while the device is not called: it is disabled, or was registered this very moment
     * @param told what was heard on the line where Tallyman speaks of its own accord
     */
    @Schema(name = "OutboundLink")
    record Document(
            String address,
            String userName,
            boolean passwordSet,
            String certificate,
            List<String> topics,
            String clientId,
            String mqttVersion,
            String clientCertificate,
            boolean clientKeySet,
            boolean suspended,
            @Nullable LinkState state,
            LineTalk told) {}

    /**
     * Without a password the one before stays, as long as address, user name and certificate do.
     *
     * @param topics of a broker: topic filters, one a line
     * @param clientId of a broker; made of the device and the topics when absent
     * @param mqttVersion of a broker: 5, which is the default, or 3.1.1
     * @param clientCertificate of a broker: PEM of the certificate, with its chain, by which Tallyman signs in
     * @param clientKey PEM of its key in PKCS 8; absent keeps the one before while nothing else changes
     */
    @Schema(name = "OutboundLinkBody")
    record Body(
            @Schema(required = true) @Nullable String address,
            @Nullable String userName,
            @Nullable String password,
            @Nullable String certificate,
            @Nullable String topics,
            @Nullable String clientId,
            @Nullable String mqttVersion,
            @Nullable String clientCertificate,
            @Nullable String clientKey) {

        @Override
        public String toString() {
            return "Body[" + address + "]";
        }
    }

    @GET
    @Operation(
            summary = "Get the link by which a device is called",
            description =
                    "For readers that serve their events or wait for their client, and brokers; the password can be set and never read.")
    @RolesAllowed(Roles.VIEW)
    public Document get(@RestPath String id) {
        return document(access.require(id, Verb.VIEW));
    }

    @PUT
    @Operation(
            summary = "Call a device",
            description = "Without a password the one before stays, as long as address, user name and certificate do.")
    @RolesAllowed(Roles.CONFIGURE)
    public Document call(@RestPath String id, @NotNull Body body) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        commands.call(device, Fields.of(body)).orElseThrow();
        return document(device);
    }

    @POST
    @Path("suspend")
    @Operation(
            summary = "Let the link to a device rest",
            description =
                    "Nothing of it is forgotten; resume or PUT calls again. What a broker keeps meanwhile comes then.")
    @RolesAllowed(Roles.CONFIGURE)
    public Document suspend(@RestPath String id) {
        return suspended(id, true);
    }

    @POST
    @Path("resume")
    @Operation(summary = "Call a device whose link rests")
    @RolesAllowed(Roles.CONFIGURE)
    public Document resume(@RestPath String id) {
        return suspended(id, false);
    }

    private Document suspended(String id, boolean suspended) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        commands.suspend(device, suspended).orElseThrow();
        return document(device);
    }

    @DELETE
    @Operation(summary = "Stop calling a device")
    @RolesAllowed(Roles.CONFIGURE)
    public void stopCalling(@RestPath String id) {
        commands.stopCalling(access.require(id, Verb.CONFIGURE)).orElseThrow();
    }

    private Document document(DeviceView device) {
        OutboundLink link = store.find(device.id())
                .orElseThrow(() -> Problem.notFound("outbound link of device " + device.code())
                        .exception());
        return new Document(
                link.address().toString(),
                link.userName(),
                !link.password().isEmpty(),
                link.certificate(),
                link.broker().topics(),
                link.broker().clientId(),
                link.broker().version(),
                link.broker().certificate(),
                !link.broker().key().isEmpty(),
                link.suspended(),
                lines.state(device.id()).orElse(null),
                lines.told(device.id()));
    }
}
