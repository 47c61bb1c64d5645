package org.tallyman.intake.command;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** What a device is told. For those who may configure it only: parameters may be passwords. */
@Path("/api/v1/devices/{id}/commands")
@RunOnVirtualThread
class DeviceCommandsApi {

    private final CommandDesk desk;
    private final DeviceAccess access;

    DeviceCommandsApi(CommandDesk desk, DeviceAccess access) {
        this.desk = desk;
        this.access = access;
    }

    /**
     * A command that this device knows.
     *
     * @param answered whether it answers
     */
    @Schema(name = "DeviceCommandKind")
    record Kind(String type, String title, boolean answered, List<Param> params) {

        static Kind of(CommandKind kind) {
            return new Kind(
                    kind.type(),
                    kind.title(),
                    kind.answered(),
                    kind.params().stream().map(Param::of).toList());
        }
    }

    /**
     * A parameter of it.
     *
     * @param rule of its values, in words
     */
    @Schema(name = "DeviceCommandParam")
    record Param(String name, String title, String rule, boolean required) {

        static Param of(CommandKind.Param param) {
            return new Param(param.name(), param.title(), param.rule(), param.required());
        }
    }

    @GET
    @Operation(summary = "List the commands of a device", description = "Newest first. The device by id or code.")
    @RolesAllowed(Roles.CONFIGURE)
    public Page<CommandDocument> list(
            @RestPath String id, @RestQuery @Nullable String after, @RestQuery @Nullable Integer limit) {
        return desk.list(access.require(id, Verb.CONFIGURE), Cursor.of(after, limit))
                .map(CommandDocument::of);
    }

    @GET
    @Path("kinds")
    @Operation(
            summary = "List what a device can be told",
            description = "With the parameters that each command takes; empty for a device that takes none.")
    @RolesAllowed(Roles.CONFIGURE)
    public List<Kind> kinds(@RestPath String id) {
        return desk.kinds(access.require(id, Verb.CONFIGURE)).stream()
                .map(Kind::of)
                .toList();
    }

    @POST
    @Operation(
            summary = "Tell a device something",
            description = "At once when it is on a line, else when it comes; at most once, and not after expiresAt,"
                    + " which is a day from now when left out. Params are texts: numbers as decimal digits.")
    @RolesAllowed(Roles.CONFIGURE)
    public CommandDocument queue(@RestPath String id, @NotNull CommandDocument.Body body) {
        return desk.queue(access.require(id, Verb.CONFIGURE), Fields.of(body), body.given())
                .map(CommandDocument::of)
                .orElseThrow();
    }

    @DELETE
    @Path("{command}")
    @Operation(
            summary = "Take back a command that waits",
            description = "What was sent already cannot be taken back: 409.")
    @RolesAllowed(Roles.CONFIGURE)
    public void cancel(@RestPath String id, @RestPath long command) {
        desk.cancel(access.require(id, Verb.CONFIGURE), command).orElseThrow();
    }
}
