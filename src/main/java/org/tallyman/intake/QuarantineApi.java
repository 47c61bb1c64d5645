package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** What could not be understood, with its bytes and the rule it breaks. */
@Path("/api/v1/quarantine")
@RunOnVirtualThread
class QuarantineApi {

    private final QuarantineDesk desk;

    QuarantineApi(QuarantineDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(summary = "List what is in quarantine", description = "Newest first.")
    @RolesAllowed(Roles.VIEW)
    public Page<QuarantineDocument> list(
            @Parameter(description = "open (when left out), replayed or dismissed") @RestQuery @Nullable String state,
            @Parameter(description = "id or code of the device") @RestQuery @Nullable String device,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        return desk.list(state(state), desk.id(device), Cursor.of(after, limit));
    }

    static QuarantineRow.State state(@Nullable String text) {
        String name = text == null || text.isEmpty() ? "OPEN" : text.toUpperCase(Locale.ROOT);
        return Arrays.stream(QuarantineRow.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", name, "is one of open, replayed, dismissed")
                        .exception());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get what is in quarantine", description = "With its bytes and the rule that it breaks.")
    @RolesAllowed(Roles.VIEW)
    public QuarantineDocument get(@RestPath long id) {
        return desk.get(id);
    }

    @POST
    @Path("{id}/replay")
    @Operation(
            summary = "Replay",
            description =
                    "Decodes the message again as its device is registered now: replayed, or open with what is wrong now.")
    @RolesAllowed(Roles.CONFIGURE)
    public QuarantineDocument replay(@RestPath long id) {
        return desk.replay(id).orElseThrow();
    }

    @POST
    @Path("{id}/dismiss")
    @Operation(summary = "Dismiss", description = "It stays, but waits for nobody.")
    @RolesAllowed(Roles.CONFIGURE)
    public QuarantineDocument dismiss(@RestPath long id) {
        return desk.dismiss(id).orElseThrow();
    }
}
