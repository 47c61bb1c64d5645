package org.tallyman.device;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
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
    record Body(
            @Nullable String signal,
            @Nullable Long doorId,
            @Nullable String side,
            @Nullable Boolean brokenWhenOn,
            @Nullable Instant validFrom) {}

    /** By input and time. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public List<Document> list(@RestPath long id) {
        access.find(id, Verb.VIEW);
        return devices.snapshot().beams(id).stream().map(Document::of).toList();
    }

    /** Without a door the binding of the input ends. */
    @POST
    @RolesAllowed(Roles.CONFIGURE)
    public List<Document> bind(@RestPath long id, @NotNull Body body) {
        DeviceId device = access.find(id, Verb.CONFIGURE).id();
        access.requireAt(body.doorId());
        commands.bind(device, Fields.of(body)).orElseThrow();
        return list(id);
    }
}
