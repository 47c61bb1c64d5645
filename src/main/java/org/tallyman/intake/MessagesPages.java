package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.SitePermits.Verb;

/** Messages to look at, by device. */
@Path("/messages")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class MessagesPages {

    private static final int ROWS = 25;

    private final MessageReader reader;
    private final DeviceAccess access;
    private final LineBoard board;
    private final List<SentBytes> sent;

    MessagesPages(MessageReader reader, DeviceAccess access, LineBoard board, @All List<SentBytes> sent) {
        this.sent = sent;
        this.reader = reader;
        this.access = access;
        this.board = board;
    }

    /** Newest first; the newest page follows what comes. */
    @GET
    @Path("of/{device: [0-9]+}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance ofDevice(@RestPath long device, @RestQuery @Nullable String before) {
        DeviceView view = access.require(device, Verb.VIEW);
        String older = before == null ? "" : before;
        boolean newest = older.isEmpty();
        MessageReader.Listed listed = reader.list(view.id(), before, ROWS);
        List<MessageDocument> items = listed.items();
        String next = listed.next() == null ? "" : "/messages/of/" + device + "?before=" + listed.next();

        LineBoard.Sight sight = board.look(List.of(view));
        Instant until = newest ? sight.at() : MessageId.receivedAt(block(older));
        Instant from = listed.next() == null ? Instant.EPOCH : MessageId.receivedAt(block(listed.next()));
        List<SentBytes.Sent> told = sent.stream()
                .flatMap(each -> each.between(view, from, until, ROWS).stream())
                .toList();
        DeviceId gateway = view.gateway();
        return new DeviceMessagesPage(
                view,
                gateway == null ? null : access.find(gateway).orElse(null),
                sight.row(view),
                MessageFeed.topic(device),
                newest,
                DeviceMessagesPage.items(items, told),
                next);
    }

    private static long block(String message) {
        return new MessageId(Long.parseLong(message)).block();
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
