package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Link;

/** The button by which all that a device has in quarantine is replayed. */
@Path("/devices/{id: [0-9]+}/quarantine/replay")
@RunOnVirtualThread
class QuarantineReplayPages {

    private final QuarantineDesk desk;

    QuarantineReplayPages(QuarantineDesk desk) {
        this.desk = desk;
    }

    @POST
    @RolesAllowed(Roles.CONFIGURE)
    public Response replay(@RestPath long id, @RestForm @Nullable Long after) {
        QuarantineDesk.Replays replays = desk.replayAll(Long.toString(id), after == null ? 0 : after);
        Link page = Link.to("/quarantine")
                .with("device", Long.toString(id))
                .with("replayed", Integer.toString(replays.replayed()))
                .with("still", Integer.toString(replays.open()));
        Long next = replays.next();
        return Response.seeOther(URI.create((next == null ? page : page.with("more", next.toString())).toString()))
                .build();
    }
}
