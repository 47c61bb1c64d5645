package org.tallyman.fleet;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.panel.Panel;

/** The position of a device on its page, and the page that puts the device on what it travels with. */
@Path("/devices/{id: [0-9]+}/carrier")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PositionPages implements DevicePanel {

    private static final int ORDER = 12;
    private static final Duration SHOWN = Duration.ofDays(1);
    /** Of twenty seconds each. */
    private static final int SLOTS = 4_320;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;

    private final Positions positions;
    private final Assets assets;
    private final AssetAccess access;
    private final AssetCommands commands;
    private final DeviceAccess devices;
    private final Clock clock;

    PositionPages(
            Positions positions,
            Assets assets,
            AssetAccess access,
            AssetCommands commands,
            DeviceAccess devices,
            Clock clock) {
        this.positions = positions;
        this.assets = assets;
        this.access = access;
        this.commands = commands;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        long id = device.id().value();
        Optional<Position> last = positions.last(id);
        if (last.isEmpty() && device.kind() != DeviceKind.TRACKER) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Positions.Path path = last.isEmpty() ? Positions.Path.NONE : positions.path(id, now.minus(SHOWN), now, SLOTS);
        Optional<String> carrier = assets.carrying(id);
        return Optional.of(new Panel(
                "Position",
                ORDER,
                new PositionPanel(
                        device,
                        last,
                        last.map(PathDrawing::words).orElse(""),
                        last.map(each -> rounded(each.speedKmh(), " km/h")).orElse(""),
                        last.map(each -> rounded(each.accuracyM(), " m")).orElse(""),
                        PathDrawing.of(path.points(), WIDTH, HEIGHT),
                        path.told(),
                        carrier.flatMap(access::find).map(AssetView::code).orElse(""),
                        carrier.isEmpty() && devices.allows(device, Verb.CONFIGURE))));
    }

    @GET
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance show(@RestPath long id) {
        DeviceView device = devices.require(id, Verb.CONFIGURE);
        return page(device, Form.of(Map.of("code", device.code(), "kind", AssetKind.VEHICLE.name())));
    }

    /** Puts it on the asset of a code, which is made at the device's site where there is none yet. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response put(@RestPath long id, MultivaluedMap<String, String> posted) {
        DeviceView device = devices.require(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return switch (carry(device, form)) {
            case Outcome.Done<Long> done ->
                Response.seeOther(URI.create("/devices/" + id)).build();
            case Outcome.Refused<Long>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(device, form.refusedFor(problem.violationsOr("code"))))
                        .build();
        };
    }

    private Outcome<Long> carry(DeviceView device, Form form) {
        String code = form.value("code").strip();
        Fields tracker = Fields.of(Map.of("tracker", device.code()));
        if (assets.byCode(code).isPresent()) {
            return commands.track(access.require(code, AssetAccess.TRACK), tracker);
        }
        PlaceId site = device.site();
        access.requireAt(site == null ? null : site.value());
        Fields asset = Fields.of(Map.of("code", code, "name", device.name(), "kind", form.value("kind")));
        return commands.createFor(device, site == null ? asset : asset.with("siteId", Long.toString(site.value())));
    }

    private static String rounded(@Nullable Double value, String unit) {
        return value == null ? "" : Math.round(value) + unit;
    }

    private static CarrierPage page(DeviceView device, Form form) {
        return new CarrierPage(
                device,
                form,
                Arrays.stream(AssetKind.values())
                        .map(kind -> new Option(kind.name(), kind.word()))
                        .toList());
    }
}
