package org.tallyman.intake.coap;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.DeviceKeys;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** The page of a device's key, and its panel on the device's page. */
@Path("/devices/{id: [0-9]+}/key")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeviceKeyPages implements DevicePanel {

    private static final int PANEL_ORDER = 81;

    private final DeviceKeyCommands commands;
    private final DeviceKeys keys;
    private final CoapGateway gateway;
    private final DeviceAccess access;
    private final DialectRegistry dialects;
    private final Clock clock;

    DeviceKeyPages(
            DeviceKeyCommands commands,
            DeviceKeys keys,
            CoapGateway gateway,
            DeviceAccess access,
            DialectRegistry dialects,
            Clock clock) {
        this.commands = commands;
        this.keys = keys;
        this.gateway = gateway;
        this.access = access;
        this.dialects = dialects;
        this.clock = clock;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        boolean calls = dialects.find(device.dialect()).orElse(null) instanceof LineDialect;
        if (device.gateway() != null || calls) {
            return Optional.empty();
        }
        DeviceKeyPanel panel =
                new DeviceKeyPanel(device, setAt(device), address(device, "…"), access.allows(device, Verb.CONFIGURE));
        return Optional.of(new Panel("CoAP", PANEL_ORDER, panel));
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance show(@RestPath long id) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        return new DeviceKeyPage(device, setAt(device), Form.EMPTY);
    }

    /** Shows the new key, which is not shown again. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response set(@RestPath long id, MultivaluedMap<String, String> posted, @Context UriInfo uri) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return switch (commands.set(device, Fields.of(form.values()))) {
            case Outcome.Done<String>(String key) ->
                Response.ok(shown(device, key, uri.getBaseUri().getHost()))
                        .header("Cache-Control", "no-store")
                        .build();
            case Outcome.Refused<String>(Problem problem) ->
                Response.status(problem.status())
                        .entity(new DeviceKeyPage(device, setAt(device), form.refusedFor(problem.violations())))
                        .build();
        };
    }

    @POST
    @Path("remove")
    @RolesAllowed(Roles.CONFIGURE)
    public Response remove(@RestPath long id) {
        commands.remove(access.require(id, Verb.CONFIGURE)).orElseThrow();
        return Response.seeOther(URI.create("/devices/" + id)).build();
    }

    private NewDeviceKeyPage shown(DeviceView device, String key, String host) {
        String text = DeviceKeyCommands.text(key);
        return new NewDeviceKeyPage(device, key, text, address(device, host), command(device, text, host));
    }

    private Optional<Instant> setAt(DeviceView device) {
        return keys.of(device.id()).map(DeviceKeys.Key::setAt);
    }

    private String address(DeviceView device, String host) {
        OptionalInt port = gateway.securedPort();
        return port.isEmpty() ? "" : "coaps://" + host + ":" + port.getAsInt() + "/ingest/" + device.dialect();
    }

    private String command(DeviceView device, String text, String host) {
        String address = address(device, host);
        return address.isEmpty() || text.isEmpty()
                ? ""
                : dialects.find(device.dialect())
                        .flatMap(dialect -> dialect.sample(clock.instant()))
                        .map(sample -> "coap-client -m post -u " + device.code() + " -k " + text + " \\\n  -e '"
                                + sample.body() + "' " + address)
                        .orElse("");
    }
}
