package org.tallyman.device;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;

/** Which read points a device's antennas serve, over time. */
@Path("/api/v1/devices/{id}/bindings")
@RunOnVirtualThread
public class DeviceBindingsApi {

    private final BindingCommands commands;
    private final Devices devices;
    private final DeviceAccess access;

    DeviceBindingsApi(BindingCommands commands, Devices devices, DeviceAccess access) {
        this.commands = commands;
        this.devices = devices;
        this.access = access;
    }

    @GET
    @Operation(summary = "List the bindings of a device", description = "By antenna and time.")
    @RolesAllowed(Roles.VIEW)
    public List<DeviceDocument.Binding> list(@RestPath String id) {
        DeviceView device = access.require(id, Verb.VIEW);
        return devices.snapshot().bindings(device.id().value());
    }

    @POST
    @Operation(
            summary = "Bind an antenna to a read point",
            description =
                    "Antenna 0 stands for every antenna without a binding of its own; without a read point the binding ends.")
    @RolesAllowed(Roles.CONFIGURE)
    public List<DeviceDocument.Binding> bind(@RestPath String id, @NotNull DeviceDocument.BindingBody body) {
        DeviceId device = access.require(id, Verb.CONFIGURE).id();
        access.requireReadPoint(body.readPointId());
        commands.bind(device, Fields.of(body)).orElseThrow();
        return list(id);
    }
}
