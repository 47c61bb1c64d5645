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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Shell;
import org.tallyman.platform.Units;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.platform.svg.TimeChart;

/** Assets for people. */
@Path("/assets")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AssetPages {

    private static final String TEMPERATURE = "temperature";
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;

    private final Assets assets;
    private final AssetAccess access;
    private final AssetCommands commands;
    private final MeasurementLimits limits;
    private final Devices devices;
    private final ChosenSite site;
    private final Shell shell;
    private final Clock clock;

    AssetPages(
            Assets assets,
            AssetAccess access,
            AssetCommands commands,
            MeasurementLimits limits,
            Devices devices,
            ChosenSite site,
            Shell shell,
            Clock clock) {
        this.limits = limits;
        this.devices = devices;
        this.site = site;
        this.assets = assets;
        this.access = access;
        this.commands = commands;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String part) {
        AssetsPage page = page(q == null ? "" : q.strip(), site.look(siteCode), after, Form.EMPTY);
        return "rows".equals(part) ? new AssetsPage$rows(page.list()) : page;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        access.requireAt(Fields.of(form.values()).optionalId("siteId"));
        return switch (commands.create(Fields.of(form.values()))) {
            case Outcome.Done<Long> done -> seeOther(form.value("code").strip());
            case Outcome.Refused<Long>(Problem problem) ->
                refused(page("", site.look(null), null, form.refusedFor(problem.violationsOr("asset"))));
        };
    }

    @GET
    @Path("{code}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance one(@RestPath String code, @RestQuery @Nullable String part) {
        AssetView asset = access.require(code);
        return "body".equals(part) ? new AssetPage$body(body(asset)) : page(asset, Form.of(limits(asset)));
    }

    @POST
    @Path("{code}/track")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD})
    public Response track(@RestPath String code, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return switch (commands.track(access.require(code, AssetAccess.TRACK), Fields.of(form.values()))) {
            case Outcome.Done<Long> done -> seeOther(code);
            case Outcome.Refused<Long>(Problem problem) ->
                refused(page(access.require(code, AssetAccess.TRACK), form.refusedFor(problem.violationsOr("asset"))));
        };
    }

    @POST
    @Path("{code}/limits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response limit(@RestPath String code, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return switch (commands.limit(access.require(code, AssetAccess.CONFIGURE), Fields.of(form.values()))) {
            case Outcome.Done<Long> done -> seeOther(code);
            case Outcome.Refused<Long>(Problem problem) ->
                refused(page(
                        access.require(code, AssetAccess.CONFIGURE), form.refusedFor(problem.violationsOr("asset"))));
        };
    }

    @POST
    @Path("{code}/untrack")
    @RolesAllowed({Roles.CONFIGURE, Roles.LOAD})
    public Response untrack(@RestPath String code) {
        commands.untrack(access.require(code, AssetAccess.TRACK)).orElseThrow();
        return seeOther(code);
    }

    private AssetsPage page(String text, Look look, @Nullable String after, Form form) {
        Cursor cursor = Cursor.of(after, null);
        Page<AssetView> page = Page.of(
                access.after(cursor.key(), text, look.siteId(), cursor.limit() + 1), cursor.limit(), AssetView::code);
        Link here = Link.to("/assets").with("q", text);
        Link there = here.with("site", look.parameter());
        return new AssetsPage(
                new AssetsPage.Rows(
                        page.items().stream().map(AssetPages::row).toList(),
                        page.next() == null
                                ? ""
                                : there.with("after", page.next()).toString(),
                        after == null ? "" : there.toString(),
                        !text.isEmpty()),
                there.with("after", after).with("part", "rows").toString(),
                text,
                look,
                here,
                form,
                Arrays.stream(AssetKind.values())
                        .map(kind -> new Option(kind.name(), kind.word()))
                        .toList(),
                access.homes());
    }

    private AssetPage page(AssetView asset, Form form) {
        String topic = asset.trackerId() == null ? "fleet" : "tracker-" + asset.trackerId();
        return new AssetPage(
                asset.code(),
                asset.name().isEmpty() ? asset.code() : asset.name(),
                topic,
                "live:" + topic + " from:body",
                body(asset),
                form);
    }

    private AssetPage.Body body(AssetView asset) {
        Instant now = clock.instant();
        List<Position> path = assets.path(asset.id(), now.minus(SHOWN), now);
        KnownLimits known = limits.known();
        Optional<DeviceView> tracker = Optional.ofNullable(asset.trackerId()).flatMap(devices::byId);
        Optional<Value> temperature = Optional.ofNullable(asset.value(TEMPERATURE));
        Optional<Limits> held = tracker.flatMap(device -> temperature.flatMap(value -> known.of(device, value)))
                .or(() -> Optional.ofNullable(asset.limits()));
        return new AssetPage.Body(
                row(asset),
                PathDrawing.of(path, WIDTH, HEIGHT),
                path.size(),
                charts(asset, tracker, known, now),
                held.map(Limits::words).orElse(""),
                tracker.isPresent() && outside(asset, tracker.get(), known),
                asset.values().stream()
                        .map(value -> new AssetPage.Last(value.quantity(), value.sensor(), value.words(), value.at()))
                        .toList());
    }

    private static Map<String, String> limits(AssetView asset) {
        Limits limits = asset.limits();
        return limits == null
                ? Map.of()
                : Map.of(
                        "temperatureLowC", Limits.plain(limits.low()),
                        "temperatureHighC", Limits.plain(limits.high()));
    }

    private static boolean outside(AssetView asset, DeviceView tracker, KnownLimits known) {
        return asset.values().stream()
                .filter(value -> value.quantity().equals(TEMPERATURE))
                .anyMatch(value -> known.of(tracker, value)
                        .filter(held -> !held.hold(value.value()))
                        .isPresent());
    }

    /** One for each sensor, whichever tracker it is of. */
    private List<AssetPage.Sensor> charts(
            AssetView asset, Optional<DeviceView> tracker, KnownLimits known, Instant now) {
        Instant from = now.minus(SHOWN);
        Map<String, List<Value>> sensors = assets.series(asset.id(), TEMPERATURE, from, now).stream()
                .collect(Collectors.groupingBy(Value::sensor, TreeMap::new, Collectors.toList()));
        List<AssetPage.Sensor> charts = new ArrayList<>();
        sensors.forEach((sensor, values) -> {
            String unit = values.getLast().unit();
            List<TimeChart.Span> spans = values.stream()
                    .map(value ->
                            new TimeChart.Span(value.at(), value.at(), value.value(), value.value(), value.value(), 1))
                    .toList();
            List<TimeChart.Limits> held = tracker.map(device -> known.over(device, TEMPERATURE, unit, from, now))
                    .orElseGet(
                            () -> known.over(MeasurementLimits.Owner.asset(asset.id()), TEMPERATURE, unit, from, now));
            charts.add(new AssetPage.Sensor(
                    sensor.isEmpty() || sensors.size() == 1 ? "" : "Sensor " + sensor,
                    TimeChart.of(
                            new TimeChart.Options(
                                    "Temperature, " + Units.words(unit),
                                    from,
                                    now,
                                    shell.zone(),
                                    held,
                                    MeasurementCharts.gap(spans, SHOWN)),
                            spans)));
        });
        return charts;
    }

    private static AssetsPage.Row row(AssetView asset) {
        Position position = asset.position();
        return new AssetsPage.Row(
                asset.code(),
                asset.name(),
                asset.kind().word(),
                asset.tracker() == null ? "" : asset.tracker(),
                position == null ? "" : PathDrawing.words(position),
                Optional.ofNullable(position).map(Position::at),
                AssetsPage.Reading.of(asset, "battery"),
                AssetsPage.Reading.of(asset, "temperature"));
    }

    private static Response seeOther(String code) {
        return Response.seeOther(URI.create("/assets/" + code)).build();
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
    }
}
