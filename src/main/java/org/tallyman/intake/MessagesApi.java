package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits.Verb;

/** What devices said: bytes and meaning. */
@Path("/api/v1/messages")
@RunOnVirtualThread
class MessagesApi {

    private static final int LIMIT_DEFAULT = 50;

    private final MessageReader reader;
    private final DeviceSight sight;

    MessagesApi(MessageReader reader, DeviceSight sight) {
        this.reader = reader;
        this.sight = sight;
    }

    /** Of one device, by its id or its code, newest first; {@code before} is {@code next} of the page before. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public MessageReader.Listed list(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable Integer limit) {
        if (device == null || device.isBlank()) {
            throw Problem.invalid("device", "", "must be the id or the code of a device")
                    .exception();
        }
        return reader.list(sight.require(device, Verb.VIEW).id(), before, limit == null ? LIMIT_DEFAULT : limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEW)
    public MessageDocument get(@RestPath String id) {
        return reader.get(id);
    }
}
