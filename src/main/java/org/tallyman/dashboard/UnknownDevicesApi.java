package org.tallyman.dashboard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tallyman.access.Roles;
import org.tallyman.intake.UnknownChildren;
import org.tallyman.intake.line.UnknownCallers;

/** Who sends or calls and nobody has registered. */
@Path("/api/v1/unknown-devices")
@RunOnVirtualThread
class UnknownDevicesApi {

    private final UnknownChildren children;
    private final UnknownCallers callers;

    UnknownDevicesApi(UnknownChildren children, UnknownCallers callers) {
        this.children = children;
        this.callers = callers;
    }

    /** What a gateway speaks of. */
    @Schema(name = "UnknownChild")
    record Child(
            long gatewayId,
            @Schema(description = "code of the gateway") String gateway,

            @Schema(description = "what the gateway calls it")
            String childName,

            Instant firstAt,
            Instant lastAt,

            @Schema(description = "how many of its observations are held until it is accepted")
            long observations) {}

    /** Who calls on a line of its own. */
    @Schema(name = "UnknownCaller")
    record Caller(
            String dialect,
            @Schema(description = "what it calls itself") String identifier,

            @Schema(description = "from where it called last")
            String address,

            Instant firstAt,
            Instant lastAt,
            long calls,

            @Schema(description = "its last frame in hexadecimal, the first 1,024 bytes")
            String frame) {}

    /** Both, the latest heard first, at most 500 of each. */
    @Schema(name = "UnknownDevices")
    record Unknown(List<Child> children, List<Caller> callers) {}

    @GET
    @Operation(
            summary = "List unknown devices",
            description =
                    "Those of which gateways speak, and, for those who may configure at every site, those that call on lines of their own; the latest heard first, at most 500 of each. Accept a child with POST /api/v1/devices/{id}/children of its gateway, a caller by registering a device with its dialect and identifier.")
    @RolesAllowed(Roles.VIEW)
    public Unknown list() {
        List<Child> held = children.list().stream()
                .map(child -> new Child(
                        child.gateway().id().value(),
                        child.gateway().code(),
                        child.name(),
                        child.firstAt(),
                        child.lastAt(),
                        child.elements()))
                .toList();
        List<Caller> calling = callers.list().stream()
                .map(caller -> new Caller(
                        caller.dialect(),
                        caller.identifier(),
                        caller.address(),
                        caller.firstAt(),
                        caller.lastAt(),
                        caller.frames(),
                        caller.sample()))
                .toList();
        return new Unknown(held, calling);
    }
}
