package org.tallyman.place;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.tallyman.ident.ReadPointId;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;

/** Read points and their settings. */
@Path("/read-points")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ReadPointPages {

    private static final int PLACES_MAX = 500;

    private final ReadPointCommands commands;
    private final PlaceAccess access;
    private final Clock clock;

    ReadPointPages(ReadPointCommands commands, PlaceAccess access, Clock clock) {
        this.commands = commands;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("{id: [0-9]+}")
    @RolesAllowed("view")
    public TemplateInstance point(@RestPath long id) {
        ReadPointView point = access.readPoint(id, Verb.VIEW);
        return page(point, Form.of(settings(point)), Form.of(details(point)));
    }

    @POST
    @Path("{id: [0-9]+}/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response changeSettings(@RestPath long id, MultivaluedMap<String, String> posted) {
        ReadPointView point = access.readPoint(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return answer(
                commands.changeSettings(point.id(), Fields.of(form.values())),
                form,
                refused -> page(point, refused, Form.of(details(point))));
    }

    @POST
    @Path("{id: [0-9]+}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response edit(@RestPath long id, MultivaluedMap<String, String> posted) {
        ReadPointView point = access.readPoint(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return answer(
                commands.edit(point.id(), null, Fields.of(form.values())),
                form,
                refused -> page(point, Form.of(settings(point)), refused));
    }

    @POST
    @Path("{id: [0-9]+}/archive")
    @RolesAllowed("configure")
    public Response archive(@RestPath long id) {
        ReadPointView point = access.readPoint(id, Verb.CONFIGURE);
        commands.archive(point.id()).orElseThrow();
        return Response.seeOther(URI.create("/places/" + point.place().id().value()))
                .build();
    }

    @GET
    @Path("new")
    @RolesAllowed("configure")
    public TemplateInstance make(@RestQuery long place) {
        PlaceView at = access.place(place, Verb.CONFIGURE);
        return making(
                at,
                Form.of(Map.of(
                        "role",
                        at.kind() == PlaceKind.DOOR ? ReadPointRole.DOOR_INSIDE.name() : ReadPointRole.ZONE.name(),
                        "name",
                        at.name())));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response make(@RestQuery long place, MultivaluedMap<String, String> posted) {
        PlaceView at = access.place(place, Verb.CONFIGURE);
        Form form = Form.of(posted);
        String target = String.valueOf(place);
        Fields fields = Fields.of(form.values()).with("placeId", target);
        boolean door = form.value("role").startsWith("DOOR_");
        return answer(
                commands.create(door ? fields.with("doorId", target) : fields), form, refused -> making(at, refused));
    }

    private static TemplateInstance making(PlaceView place, Form form) {
        boolean door = place.kind() == PlaceKind.DOOR;
        List<Option> roles = Arrays.stream(ReadPointRole.values())
                .filter(role -> role.atDoor() == door || role == ReadPointRole.STATION)
                .map(role -> new Option(role.name(), role.word()))
                .toList();
        return new ReadPointFormPage(place, form, roles);
    }

    private TemplateInstance page(ReadPointView point, Form settings, Form details) {
        PlaceSnapshot snapshot = access.snapshot();
        List<Option> places = snapshot.places().stream()
                .filter(place -> place.site().equals(point.site()) && !place.archived())
                .filter(place -> place.kind() != PlaceKind.BIN || place.equals(point.place()))
                .limit(PLACES_MAX)
                .map(place -> new Option(String.valueOf(place.id().value()), place.code() + " · " + place.name()))
                .toList();
        return new ReadPointPage(
                point,
                snapshot.settings(point.id().value()).reversed().stream()
                        .map(entry -> new ReadPointDocument.Settings(entry.validFrom(), entry.settings()))
                        .toList(),
                settings,
                details,
                places,
                access.mayConfigure(point.place()));
    }

    private Map<String, String> settings(ReadPointView point) {
        ReadPointSettings now = access.snapshot().settingsAt(point.id().value(), clock.instant());
        Map<String, String> values = new HashMap<>();
        values.put("quantumMs", String.valueOf(now.quantumMs()));
        values.put("gapMs", String.valueOf(now.gapMs()));
        values.put("observedCount", String.valueOf(now.observedCount()));
        values.put("rssiMarginCdbm", String.valueOf(now.rssiMarginCdbm()));
        values.put("holdOffMs", String.valueOf(now.holdOffMs()));
        values.put("staticAfterMs", String.valueOf(now.staticAfterMs()));
        values.put("passageWindowMs", String.valueOf(now.passageWindowMs()));
        values.put("bizStep", now.bizStep());
        values.put("disposition", now.disposition());
        return values;
    }

    private static Map<String, String> details(ReadPointView point) {
        return Map.of(
                "code",
                point.code(),
                "name",
                point.name(),
                "placeId",
                String.valueOf(point.place().id().value()));
    }

    private static Response answer(Outcome<ReadPointId> outcome, Form form, Function<Form, TemplateInstance> page) {
        return switch (outcome) {
            case Outcome.Done<ReadPointId>(ReadPointId id) ->
                Response.seeOther(URI.create("/read-points/" + id.value())).build();
            case Outcome.Refused<ReadPointId>(var problem) ->
                Response.status(problem.status())
                        .entity(page.apply(form.refusedFor(problem.violationsOr("code"))))
                        .build();
        };
    }
}
