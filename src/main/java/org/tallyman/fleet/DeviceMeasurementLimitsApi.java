package org.tallyman.fleet;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;

/** Between what values a quantity of one device must stay. */
@Path("/api/v1/devices/{id}/measurement-limits")
@RunOnVirtualThread
class DeviceMeasurementLimitsApi {

    private final MeasurementLimitsDesk desk;

    DeviceMeasurementLimitsApi(MeasurementLimitsDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "List the limits of what a device measures",
            description = "Its own; where it has none, those of the nearest place in which it stands hold.")
    @RolesAllowed(Roles.VIEW)
    public MeasurementLimitsDesk.Listed list(@RestPath String id) {
        return desk.list(desk.device(id));
    }

    @PUT
    @Operation(
            summary = "Say between what values a quantity of a device must stay",
            description = "These go before those of its place.")
    @RolesAllowed(Roles.CONFIGURE)
    public MeasurementLimitsDesk.Listed set(@RestPath String id, @NotNull MeasurementLimitsDesk.Body body) {
        return desk.set(desk.device(id), body);
    }

    @DELETE
    @Operation(summary = "Take the limits of a quantity off a device")
    @RolesAllowed(Roles.CONFIGURE)
    public void remove(
            @RestPath String id, @Parameter(description = "such as temperature") @RestQuery @Nullable String quantity) {
        desk.remove(desk.device(id), quantity);
    }
}
