package org.tallyman.intake;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.command.SitePermits.Verb;

/** Messages to look at, by device. */
@Path("/messages")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class MessagesPages {

    private static final int ROWS = 50;

    private final MessageReader reader;
    private final DeviceAccess access;
    private final DeviceHealthReader health;
    private final Clock clock;

    MessagesPages(MessageReader reader, DeviceAccess access, DeviceHealthReader health, Clock clock) {
        this.reader = reader;
        this.access = access;
        this.health = health;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance devices() {
        Map<Long, DeviceHealthView> lines = health.all();
        Instant now = clock.instant();
        return new MessagesPage(access.visible()
                .map(device -> HealthRow.of(device, lines.get(device.id().value()), now))
                .toList());
    }

    /** Newest first; the newest page follows what comes. */
    @GET
    @Path("of/{device: [0-9]+}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance ofDevice(@RestPath long device, @RestQuery @Nullable String before) {
        DeviceView view = access.require(device, Verb.VIEW);
        MessageReader.Listed listed = reader.list(view.id(), before, ROWS);
        List<MessageDocument> items = listed.items();
        String next = listed.next() == null ? "" : "/messages/of/" + device + "?before=" + listed.next();
        boolean newest = before == null || before.isEmpty();
        HealthRow row = HealthRow.of(view, health.all().get(device), clock.instant());
        return new DeviceMessagesPage(view, row, MessageFeed.topic(device), newest, items, next);
    }

    @GET
    @Path("{id: [0-9]+}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance message(@RestPath String id) {
        return reader.forgotten(id)
                .map(left -> (TemplateInstance) new ForgottenPage(
                        left.id().toString(),
                        access.require(left.device(), Verb.VIEW).code(),
                        left.link() + ", in " + left.dialect(),
                        left.receivedAt(),
                        left.bytes(),
                        left.hash()))
                .orElseGet(() -> new MessagePage(reader.get(id)));
    }
}
