package org.tallyman.intake.explain;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.tallyman.access.Roles;

/** Paste anything, see it explained; nothing is stored. */
@Path("/decode")
@RunOnVirtualThread
class DecodePages {

    private final DecodeApi api;

    DecodePages(DecodeApi api) {
        this.api = api;
    }

    /** The same as {@code POST /api/v1/decode}, under its short name. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.USER, Roles.DEVICE})
    public DecodeApi.DecodeReport json(byte[] body) {
        return api.decode(body);
    }
}
