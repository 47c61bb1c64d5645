package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;

/** Replays all that a device has in quarantine. */
@Path("/api/v1/devices/{id}/quarantine/replay")
@RunOnVirtualThread
class QuarantineReplaysApi {

    private final QuarantineDesk desk;

    QuarantineReplaysApi(QuarantineDesk desk) {
        this.desk = desk;
    }

    @POST
    @Operation(
            summary = "Replay what a device has in quarantine",
            description =
                    "The oldest first, " + QuarantineDesk.REPLAYS_MAX
                            + " parts at most, as once there is a codec or a mapping for them. Where more are open, next says after which part to go on.")
    @RolesAllowed(Roles.CONFIGURE)
    public QuarantineDesk.Replays replay(
            @RestPath String id,
            @Parameter(description = "what next said; from the beginning without it") @RestQuery @Nullable Long after) {
        return desk.replayAll(id, after == null ? 0 : after);
    }
}
