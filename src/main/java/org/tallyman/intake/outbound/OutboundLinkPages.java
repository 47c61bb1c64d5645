package org.tallyman.intake.outbound;

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
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** The page of an outbound link, and its panel on the device's page. */
@Path("/devices/{id: [0-9]+}/outbound-link")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OutboundLinkPages implements DevicePanel {

    private static final int PANEL_ORDER = 11;

    private final OutboundLinkCommands commands;
    private final OutboundLinkStore store;
    private final OutboundLines lines;
    private final DeviceAccess access;
    private final DialectRegistry dialects;

    OutboundLinkPages(
            OutboundLinkCommands commands,
            OutboundLinkStore store,
            OutboundLines lines,
            DeviceAccess access,
            DialectRegistry dialects) {
        this.commands = commands;
        this.store = store;
        this.lines = lines;
        this.access = access;
        this.dialects = dialects;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        boolean shown = !LinkKind.of(device, dialects).isEmpty() && device.gateway() == null;
        return shown
                ? Optional.of(new Panel(
                        "Called by Tallyman",
                        PANEL_ORDER,
                        new OutboundLinkPanel(device, view(device), access.allows(device, Verb.CONFIGURE))))
                : Optional.empty();
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance show(@RestPath long id) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Map<String, String> values = store.find(device.id())
                .map(link -> Map.of(
                        "address", link.address().toString(),
                        "userName", link.userName(),
                        "certificate", link.certificate(),
                        "topics", String.join("\n", link.broker().topics()),
                        "clientId", link.broker().clientId(),
                        "mqttVersion",
                                link.broker().topics().isEmpty()
                                        ? ""
                                        : link.broker().version(),
                        "clientCertificate", link.broker().certificate()))
                .orElse(Map.of());
        return new OutboundLinkPage(device, view(device), Form.of(values));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response call(@RestPath long id, MultivaluedMap<String, String> posted) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return switch (commands.call(device, Fields.of(form.values()))) {
            case Outcome.Done<DeviceId> done -> back(id);
            case Outcome.Refused<DeviceId>(Problem problem) -> {
                posted.remove("clientKey");
                Form again = Form.of(posted).refusedFor(problem.violations());
                yield Response.status(problem.status())
                        .entity(new OutboundLinkPage(device, view(device), again))
                        .build();
            }
        };
    }

    @POST
    @Path("suspend")
    @RolesAllowed(Roles.CONFIGURE)
    public Response suspend(@RestPath long id) {
        commands.suspend(access.require(id, Verb.CONFIGURE), true).orElseThrow();
        return back(id);
    }

    @POST
    @Path("resume")
    @RolesAllowed(Roles.CONFIGURE)
    public Response resume(@RestPath long id) {
        commands.suspend(access.require(id, Verb.CONFIGURE), false).orElseThrow();
        return back(id);
    }

    @POST
    @Path("stop")
    @RolesAllowed(Roles.CONFIGURE)
    public Response stopCalling(@RestPath long id) {
        commands.stopCalling(access.require(id, Verb.CONFIGURE)).orElseThrow();
        return back(id);
    }

    private LineView view(DeviceView device) {
        return LineView.of(store.find(device.id()), lines.state(device.id()), lines.told(device.id()));
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/devices/" + id)).build();
    }
}
