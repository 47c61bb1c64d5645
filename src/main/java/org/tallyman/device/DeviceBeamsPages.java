package org.tallyman.device;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** The light beams of a device: their page, and their panel on the device's page. */
@Path("/devices/{id: [0-9]+}/beams")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DeviceBeamsPages implements DevicePanel {

    private static final int PANEL_ORDER = 60;

    private final BeamCommands commands;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final DeviceAccess access;
    private final DeviceChoices choices;

    DeviceBeamsPages(
            BeamCommands commands, Devices devices, ReadPoints readPoints, DeviceAccess access, DeviceChoices choices) {
        this.commands = commands;
        this.devices = devices;
        this.readPoints = readPoints;
        this.access = access;
        this.choices = choices;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        boolean hasInputs = device.kind() == DeviceKind.READER || device.kind() == DeviceKind.GATEWAY;
        List<BeamRow> beams = rows(device);
        return hasInputs || !beams.isEmpty()
                ? Optional.of(new Panel(
                        "Light beams",
                        PANEL_ORDER,
                        new BeamsPanel(device, beams, access.allows(device, Verb.CONFIGURE))))
                : Optional.empty();
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance show(@RestPath long id) {
        return page(access.require(id, Verb.CONFIGURE), Form.of(Map.of("brokenWhenOn", "true")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response bind(@RestPath long id, MultivaluedMap<String, String> posted) {
        DeviceView device = access.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        Map<String, String> values = new HashMap<>(form.values());
        // A box that is not ticked is not posted at all.
        values.putIfAbsent("brokenWhenOn", "false");
        Fields fields = Fields.of(values);
        access.requireDoor(Fields.of(values).optionalId("doorId"));
        return switch (commands.bind(device.id(), fields)) {
            case Outcome.Done<DeviceId> done ->
                Response.seeOther(URI.create("/devices/" + id)).build();
            case Outcome.Refused<DeviceId>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(device, form.refusedFor(problem.violationsOr("code"))))
                        .build();
        };
    }

    private BeamsPage page(DeviceView device, Form form) {
        List<Option> sides = Arrays.stream(BeamSide.values())
                .map(side -> new Option(side.name(), side.word()))
                .toList();
        return new BeamsPage(device, rows(device), form, choices.doors(), sides);
    }

    private List<BeamRow> rows(DeviceView device) {
        PlaceSnapshot places = readPoints.snapshot();
        return devices.snapshot().beams(device.id().value()).stream()
                .map(row -> BeamRow.of(row, places))
                .toList();
    }
}
