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

/** Between what values a quantity must stay at all devices that stand in a place. */
@Path("/api/v1/places/{id}/measurement-limits")
@RunOnVirtualThread
class PlaceMeasurementLimitsApi {

    private final MeasurementLimitsDesk desk;

    PlaceMeasurementLimitsApi(MeasurementLimitsDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "List the limits of what is measured in a place",
            description =
                    "Its own; they hold for all devices that stand there, unless a device or a nearer place has others.")
    @RolesAllowed(Roles.VIEW)
    public MeasurementLimitsDesk.Listed list(@RestPath long id) {
        return desk.list(desk.place(id));
    }

    @PUT
    @Operation(
            summary = "Say between what values a quantity must stay in a place",
            description = "For all devices that stand there and have no limits of their own.")
    @RolesAllowed(Roles.CONFIGURE)
    public MeasurementLimitsDesk.Listed set(@RestPath long id, @NotNull MeasurementLimitsDesk.Body body) {
        return desk.set(desk.place(id), body);
    }

    @DELETE
    @Operation(summary = "Take the limits of a quantity off a place")
    @RolesAllowed(Roles.CONFIGURE)
    public void remove(
            @RestPath long id, @Parameter(description = "such as temperature") @RestQuery @Nullable String quantity) {
        desk.remove(desk.place(id), quantity);
    }
}
