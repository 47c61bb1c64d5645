package org.tallyman.intake.command;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.platform.panel.Panel;

/** The page of commands of a device, and its panel on the device's page. */
@Path("/devices/{id: [0-9]+}/commands")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeviceCommandsPages implements DevicePanel {

    private static final int PANEL_ORDER = 14;
    private static final int SHOWN_ON_PANEL = 5;
    private static final List<Option> YES_NO = List.of(new Option("true", "On"), new Option("false", "Off"));

    private final CommandDesk desk;
    private final DeviceAccess access;
    private final Clock clock;

    DeviceCommandsPages(CommandDesk desk, DeviceAccess access, Clock clock) {
        this.desk = desk;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        List<QueuedCommand> last =
                desk.list(device, new Cursor("", SHOWN_ON_PANEL)).items();
        boolean takes = !desk.kinds(device).isEmpty();
        return takes || !last.isEmpty()
                ? Optional.of(new Panel("Commands", PANEL_ORDER, panel(device, last, takes)))
                : Optional.empty();
    }

    private DeviceCommandsPanel panel(DeviceView device, List<QueuedCommand> last, boolean takes) {
        boolean may = access.allows(device, Verb.CONFIGURE);
        return new DeviceCommandsPanel(device, views(last, may), may && takes);
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance show(
            @RestPath long id,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        return page(device, type == null ? "" : type, Form.EMPTY, Cursor.of(after, limit));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response queue(@RestPath long id, MultivaluedMap<String, String> posted) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        Map<String, String> params = new HashMap<>(form.values());
        params.keySet().removeAll(List.of("type", "expiresAt"));
        // What was left empty was not given.
        params.values().removeIf(String::isBlank);
        return switch (desk.queue(device, Fields.of(form.values()), params)) {
            case Outcome.Done<QueuedCommand> done -> back(id);
            case Outcome.Refused<QueuedCommand>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(
                                device,
                                form.value("type"),
                                form.refusedFor(problem.violationsOr("expiresAt")),
                                Cursor.of(null, null)))
                        .build();
        };
    }

    @POST
    @Path("{command: [0-9]+}/cancel")
    @RolesAllowed(Roles.CONFIGURE)
    public Response cancel(@RestPath long id, @RestPath long command) {
        desk.cancel(access.require(id, Verb.CONFIGURE), command).orElseThrow();
        return back(id);
    }

    private DeviceCommandsPage page(DeviceView device, String type, Form form, Cursor cursor) {
        List<CommandKind> kinds = desk.kinds(device);
        Page<QueuedCommand> page = desk.list(device, cursor);
        String next = page.next() == null ? "" : "/devices/" + device.id().value() + "/commands?after=" + page.next();
        Optional<CommandKind> chosen = CommandKind.find(kinds, type);
        return new DeviceCommandsPage(
                device,
                kinds,
                chosen.map(CommandKind::type).orElse(""),
                chosen.map(CommandKind::title).orElse(""),
                chosen.map(CommandKind::params).orElse(List.of()),
                form,
                YES_NO,
                views(page.items(), true),
                cursor.key().isEmpty(),
                next);
    }

    private List<CommandView> views(List<QueuedCommand> commands, boolean whole) {
        Instant now = clock.instant();
        return commands.stream()
                .map(command -> CommandView.of(command, now, whole))
                .toList();
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/devices/" + id + "/commands")).build();
    }
}
