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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;

/** Forms that change places. */
@Path("/places")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PlaceFormPages {

    private static final int PARENTS_MAX = 500;

    private final PlaceCommands commands;
    private final PlaceAccess access;

    PlaceFormPages(PlaceCommands commands, PlaceAccess access) {
        this.commands = commands;
        this.access = access;
    }

    /** Without a parent: a new site. */
    @GET
    @Path("new")
    @RolesAllowed("configure")
    public TemplateInstance make(@RestQuery @Nullable Long parent) {
        access.requireAt(parent);
        return making(parent, Form.of(parent == null ? Map.of("kind", "SITE", "timeZone", "Europe/Berlin") : Map.of()));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response make(@RestQuery @Nullable Long parent, MultivaluedMap<String, String> posted) {
        access.requireAt(parent);
        Form form = Form.of(posted);
        Fields fields = Fields.of(form.values());
        Outcome<PlaceId> outcome =
                commands.create(parent == null ? fields : fields.with("parentId", String.valueOf(parent)));
        return answer(outcome, form, refused -> making(parent, refused));
    }

    private TemplateInstance making(@Nullable Long parent, Form form) {
        PlaceView above = parent == null ? null : access.place(parent, Verb.CONFIGURE);
        return new PlaceFormPage(
                above == null ? "New site" : "New place in " + above.name(),
                "/places/new" + (above == null ? "" : "?parent=" + above.id().value()),
                above == null ? "/places" : "/places/" + above.id().value(),
                form,
                above == null ? List.of() : kinds(above.kind()),
                List.of(),
                above == null);
    }

    @GET
    @Path("{id: [0-9]+}/edit")
    @RolesAllowed("configure")
    public TemplateInstance edit(@RestPath long id) {
        PlaceView place = access.place(id, Verb.CONFIGURE);
        return editing(place, Form.of(values(place)));
    }

    @POST
    @Path("{id: [0-9]+}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response edit(@RestPath long id, MultivaluedMap<String, String> posted) {
        PlaceView place = access.place(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        Outcome<PlaceId> outcome = commands.edit(place.id(), null, Fields.of(form.values()));
        return answer(outcome, form, refused -> editing(place, refused));
    }

    @POST
    @Path("{id: [0-9]+}/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response move(@RestPath long id, MultivaluedMap<String, String> posted) {
        PlaceView place = access.place(id, Verb.CONFIGURE);
        Form form = Form.of(posted);
        Fields fields = Fields.of(form.values());
        Long parent = fields.optionalId("parentId");
        Outcome<PlaceId> outcome = parent == null
                ? Outcome.refused(Problem.invalid("parentId", "", "is picked"))
                : commands.move(place.id(), new PlaceId(parent));
        return answer(outcome, form, refused -> editing(place, refused));
    }

    @POST
    @Path("{id: [0-9]+}/archive")
    @RolesAllowed("configure")
    public Response archive(@RestPath long id) {
        commands.archive(access.place(id, Verb.CONFIGURE).id()).orElseThrow();
        return Response.seeOther(URI.create("/places/" + id)).build();
    }

    @POST
    @Path("{id: [0-9]+}/restore")
    @RolesAllowed("configure")
    public Response restore(@RestPath long id) {
        commands.restore(access.place(id, Verb.CONFIGURE).id()).orElseThrow();
        return Response.seeOther(URI.create("/places/" + id)).build();
    }

    private TemplateInstance editing(PlaceView place, Form form) {
        List<Option> parents = access.snapshot().places().stream()
                .filter(other -> other.site().equals(place.site()) && !other.archived() && !other.within(place))
                .filter(other -> kinds(other.kind()).stream()
                        .anyMatch(kind -> kind.value().equals(place.kind().name())))
                .limit(PARENTS_MAX)
                .map(other -> new Option(String.valueOf(other.id().value()), other.code() + " · " + other.name()))
                .toList();
        return new PlaceFormPage(
                "Edit " + place.name(),
                "/places/" + place.id().value() + "/edit",
                "/places/" + place.id().value(),
                form,
                List.of(),
                parents,
                place.kind() == PlaceKind.SITE);
    }

    private static Response answer(Outcome<PlaceId> outcome, Form form, Function<Form, TemplateInstance> page) {
        return switch (outcome) {
            case Outcome.Done<PlaceId>(PlaceId id) ->
                Response.seeOther(URI.create("/places/" + id.value())).build();
            case Outcome.Refused<PlaceId>(var problem) ->
                Response.status(problem.status())
                        .entity(page.apply(form.refusedFor(problem.violationsOr("code"))))
                        .build();
        };
    }

    private static List<Option> kinds(PlaceKind parent) {
        return Arrays.stream(PlaceKind.values())
                .filter(kind -> PlaceNesting.allows(parent, kind))
                .map(kind -> new Option(kind.name(), kind.word()))
                .toList();
    }

    private static Map<String, String> values(PlaceView place) {
        Map<String, String> values = new HashMap<>();
        values.put("code", place.code());
        values.put("name", place.name());
        put(values, "timeZone", place.kind() == PlaceKind.SITE ? place.zone().getId() : null);
        put(values, "gln", place.gln());
        put(values, "glnExtension", place.glnExtension());
        PlanArea plan = place.plan();
        if (plan != null) {
            values.put("planXM", plan.xM().toPlainString());
            values.put("planYM", plan.yM().toPlainString());
            values.put("planWidthM", plan.widthM().toPlainString());
            values.put("planHeightM", plan.heightM().toPlainString());
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
