package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;

/** What devices said: bytes and meaning. */
@Path("/api/v1/messages")
@RunOnVirtualThread
class MessagesApi {

    private static final int LIMIT_DEFAULT = 50;

    private final MessageReader reader;

    MessagesApi(MessageReader reader) {
        this.reader = reader;
    }

    /** Of one device, newest first; {@code before} is {@code next} of the page before. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public MessageReader.Listed list(
            @RestQuery @Nullable Long device, @RestQuery @Nullable String before, @RestQuery @Nullable Integer limit) {
        if (device == null) {
            throw Problem.invalid("device", "", "must be the id of a device").exception();
        }
        return reader.list(new DeviceId(device), before, limit == null ? LIMIT_DEFAULT : limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEW)
    public MessageDocument get(@RestPath String id) {
        return reader.get(id);
    }
}
