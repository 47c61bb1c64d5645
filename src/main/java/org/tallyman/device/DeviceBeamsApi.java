package org.tallyman.device;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;

/** Which inputs of a device are light beams of doors, over time. */
@Path("/api/v1/devices/{id}/beams")
@RunOnVirtualThread
public class DeviceBeamsApi {

    private final BeamCommands commands;
    private final Devices devices;
    private final DeviceAccess access;

    DeviceBeamsApi(BeamCommands commands, Devices devices, DeviceAccess access) {
        this.commands = commands;
        this.devices = devices;
        this.access = access;
    }

    /** One row; without a door the input was no beam from then on. */
    @Schema(name = "Beam")
    record Document(
            String signal,
            Instant validFrom,
            @Nullable Long doorId,
            @Nullable BeamSide side,
            boolean brokenWhenOn) {

        static Document of(BeamTimelines.Row row) {
            boolean ended = row.door() == 0;
            return new Document(
                    row.signal(), row.from(), ended ? null : row.door(), ended ? null : row.side(), row.brokenWhenOn());
        }
    }

    /** What a client says of one input. */
    @Schema(name = "BeamBody")
    record Body(
            @Schema(required = true) @Nullable String signal,
            @Nullable Long doorId,
            @Nullable String side,
            @Nullable Boolean brokenWhenOn,
            @Nullable Instant validFrom) {}

    @GET
    @Operation(summary = "List the light beams of a device", description = "By input and time.")
    @RolesAllowed(Roles.VIEW)
    public List<Document> list(@RestPath String id) {
        DeviceView device = access.require(id, Verb.VIEW);
        return devices.snapshot().beams(device.id().value()).stream()
                .map(Document::of)
                .toList();
    }

    @POST
    @Operation(
            summary = "Say that an input is a light beam of a door",
            description = "Without a door the binding of the input ends.")
    @RolesAllowed(Roles.CONFIGURE)
    public List<Document> bind(@RestPath String id, @NotNull Body body) {
        DeviceId device = access.require(id, Verb.CONFIGURE).id();
        access.requireDoor(body.doorId());
        commands.bind(device, Fields.of(body)).orElseThrow();
        return list(id);
    }
}
