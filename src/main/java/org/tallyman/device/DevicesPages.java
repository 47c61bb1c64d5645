package org.tallyman.device;

import io.quarkus.arc.All;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The list of devices, and the registration of a new one. */
@Path("/devices")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DevicesPages {

    private final DeviceCommands commands;
    private final DeviceAccess access;
    private final DeviceChoices choices;
    private final List<DeviceColumns> columns;
    private final Connections connections;
    private final Devices devices;
    private final ChosenSite site;
    private final ReadPoints readPoints;
    private final SitePermits permits;

    DevicesPages(
            DeviceCommands commands,
            Devices devices,
            DeviceAccess access,
            DeviceChoices choices,
            @All List<DeviceColumns> columns,
            Connections connections,
            ChosenSite site,
            ReadPoints readPoints,
            SitePermits permits) {
        this.site = site;
        this.readPoints = readPoints;
        this.permits = permits;
        this.commands = commands;
        this.devices = devices;
        this.access = access;
        this.choices = choices;
        this.columns = columns;
        this.connections = connections;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable Long place,
            @RestQuery boolean amiss,
            @RestQuery @Nullable String after) {
        String query = q == null ? "" : q.strip();
        Look look = site.look(siteCode);
        Cursor cursor = Cursor.of(after, null);
        PlaceSnapshot places = readPoints.snapshot();
        Optional<PlaceView> in = within(place);
        List<DeviceView> wanted = access.visible()
                .filter(device ->
                        in.isPresent() ? places.stands(device.place(), in.get()) : look.includes(device.site()))
                .filter(device -> device.id().value() > cursor.number() && device.matches(query))
                .toList();
        // What is amiss only the columns know, so then those of all are asked.
        List<DevicesPage.Row> rows = amiss
                ? rows(wanted).stream().filter(DevicesPage.Row::amiss).toList()
                : rows(wanted.stream().limit(cursor.limit() + 1L).toList());
        Page<DevicesPage.Row> page = Page.of(
                rows.stream().limit(cursor.limit() + 1L).toList(),
                cursor.limit(),
                row -> String.valueOf(row.device().id().value()));
        Link here = Link.to("/devices")
                .with("amiss", amiss ? "true" : null)
                .with("place", in.map(each -> Long.toString(each.id().value())).orElse(null))
                .with("q", query);
        Link there = here.with("site", look.parameter());
        return new DevicesPage(
                page.items(),
                columns.stream().flatMap(each -> each.heads().stream()).toList(),
                query,
                amiss,
                in.map(PlaceView::name).orElse(""),
                look,
                here,
                page.next() == null ? "" : there.with("after", page.next()).toString(),
                after == null ? "" : there.toString(),
                access.mayConfigureSomewhere());
    }

    /** A place that the caller may not see is none. */
    private Optional<PlaceView> within(@Nullable Long place) {
        return place == null
                ? Optional.empty()
                : readPoints
                        .snapshot()
                        .place(place)
                        .filter(each -> permits.allows(
                                SitePermits.Verb.VIEW, each.site().value()));
    }

    private List<DevicesPage.Row> rows(List<DeviceView> shown) {
        List<Map<DeviceId, List<DeviceColumns.Cell>>> cells =
                columns.stream().map(column -> column.cells(shown)).toList();
        return shown.stream()
                .map(device -> new DevicesPage.Row(device, choices.name(device.place()), cells(device.id(), cells)))
                .toList();
    }

    private List<DevicesPage.Cell> cells(DeviceId device, List<Map<DeviceId, List<DeviceColumns.Cell>>> cells) {
        List<DevicesPage.Cell> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<DeviceColumns.Head> heads = columns.get(i).heads();
            List<DeviceColumns.Cell> said = cells.get(i).getOrDefault(device, List.of());
            for (int j = 0; j < heads.size(); j++) {
                row.add(new DevicesPage.Cell(
                        heads.get(j), j < said.size() ? Optional.of(said.get(j)) : Optional.empty()));
            }
        }
        return row;
    }

    @GET
    @Path("new")
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance make() {
        // Kind and language follow from the model: what stood there would contradict it.
        return making(Form.of(Map.of("clockToleranceS", "60")));
    }

    /** Shows the token, which is not shown again. */
    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response make(MultivaluedMap<String, String> posted, @Context UriInfo uri) {
        Form form = Form.of(posted);
        Fields said = Fields.of(form.values());
        access.requireAt(Fields.of(form.values()).optionalId("placeId"));
        return switch (commands.register(said.has("model") ? said : usual(said))) {
            case Outcome.Done<Registered>(Registered made) -> {
                DeviceView device = devices.byId(made.id().value()).orElseThrow();
                Connection connection = connections.of(device, made.token(), uri.getBaseUri());
                yield Response.ok(new DeviceTokenPage(device, made.token(), connection, false))
                        .header("Cache-Control", "no-store")
                        .build();
            }
            case Outcome.Refused<Registered>(Problem problem) ->
                Response.status(problem.status())
                        .entity(making(form.refusedFor(problem.violationsOr("code"))))
                        .build();
        };
    }

    /** Most of what people build themselves is a reader that speaks the neutral JSON. */
    private static Fields usual(Fields said) {
        return said.or("kind", DeviceKind.READER.name()).or("dialect", "tallyman");
    }

    private TemplateInstance making(Form form) {
        return new NewDevicePage(form, choices.models(), choices.kinds(), choices.dialects(), choices.places());
    }
}
