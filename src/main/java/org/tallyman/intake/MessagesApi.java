package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits.Verb;

/** What devices said: bytes and meaning. */
@Path("/api/v1/messages")
@RunOnVirtualThread
class MessagesApi {

    private static final int LIMIT_DEFAULT = 50;

    private final MessageReader reader;
    private final DeviceAccess access;

    MessagesApi(MessageReader reader, DeviceAccess access) {
        this.reader = reader;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "List the messages of a device",
            description =
                    "Decoded beside raw, newest first. Of a device behind a gateway: those of the gateway that name it, as they"
                            + " are found among " + MessageReader.SEARCHED_MAX + " at a time.")
    @RolesAllowed(Roles.VIEW)
    public MessageReader.Listed list(
            @Parameter(description = "id or code of the device") @RestQuery @Nullable String device,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        if (device == null || device.isBlank()) {
            throw Problem.invalid("device", "", "must be the id or the code of a device")
                    .exception();
        }
        return reader.list(access.require(device, Verb.VIEW).id(), after, limit == null ? LIMIT_DEFAULT : limit);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get a message", description = "Decoded beside raw.")
    @RolesAllowed(Roles.VIEW)
    public MessageDocument get(@RestPath String id) {
        return reader.get(id);
    }
}
