package org.tallyman.intake.mapping;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.mapping.KeptMapping;
import org.tallyman.device.mapping.MappingCommands;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.mapping.Draft;
import org.tallyman.dialect.mapping.Place;
import org.tallyman.dialect.mapping.Row;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Mappings to write beside the messages that they read. */
@Path("/json-mappings")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class JsonMappingsPages {

    private final MappingCommands commands;
    private final StoredMappings mappings;
    private final MappingPreview preview;
    private final MappingDesk desk;
    private final DeviceAccess access;
    private final SitePermits permits;

    JsonMappingsPages(
            MappingCommands commands,
            StoredMappings mappings,
            MappingPreview preview,
            MappingDesk desk,
            DeviceAccess access,
            SitePermits permits) {
        this.commands = commands;
        this.mappings = mappings;
        this.preview = preview;
        this.desk = desk;
        this.access = access;
        this.permits = permits;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list() {
        return new JsonMappingsPage(
                mappings.current(),
                access.visible()
                        .filter(device -> device.dialect().equals("json") && device.gateway() == null)
                        .filter(device -> device.profile()
                                .setting("mapping")
                                .flatMap(mappings::current)
                                .isEmpty())
                        .toList(),
                permits.allowsEverywhere(Verb.CONFIGURE));
    }

    /** A new one, drafted by what the device said last. */
    @GET
    @Path("new")
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance make(@RestQuery @Nullable String device, @RestQuery @Nullable String of) {
        Optional<MappingTarget> target = target(device, of);
        String name = target.map(one -> one.of().isEmpty() ? one.device().name() : one.of())
                .orElse("")
                .replaceAll("[^A-Za-z0-9 ._-]", "");
        List<MappingPreview.Heard> last = last(target);
        List<Row> rows = target.isEmpty()
                ? List.of()
                : Draft.rows(last.stream().map(MappingPreview.Heard::part).toList());
        return page("", MappingEditing.ofRows(name, rows), List.of(), target, last);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response make(
            @RestQuery @Nullable String device, @RestQuery @Nullable String of, MultivaluedMap<String, String> posted) {
        return previewOrSave("", Form.of(posted), target(device, of));
    }

    @GET
    @Path("of/{name}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance show(
            @RestPath String name, @RestQuery @Nullable String device, @RestQuery @Nullable String of) {
        Revision<KeptMapping> current = require(name);
        String text = current.content().map(KeptMapping::text).orElse("");
        Optional<MappingTarget> target = target(device, of).or(() -> firstOf(current));
        return page(current.key(), MappingEditing.of(current.name(), text), List.of(), target, last(target));
    }

    @POST
    @Path("of/{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response edit(
            @RestPath String name,
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String of,
            MultivaluedMap<String, String> posted) {
        permits.requireEverywhere(Verb.CONFIGURE);
        Revision<KeptMapping> current = require(name);
        posted.putSingle("name", current.name());
        return previewOrSave(current.key(), Form.of(posted), target(device, of));
    }

    @POST
    @Path("of/{name}/remove")
    @RolesAllowed(Roles.CONFIGURE)
    public Response remove(@RestPath String name) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.remove(name).orElseThrow();
        return Response.seeOther(URI.create("/json-mappings")).build();
    }

    private Response previewOrSave(String name, Form form, Optional<MappingTarget> target) {
        List<MappingPreview.Heard> last = last(target);
        MappingEditing editing = MappingEditing.posted(form, places(last));
        if (!form.value("do").equals("save")) {
            return Response.ok(page(name, editing, List.of(), target, last)).build();
        }
        permits.requireEverywhere(Verb.CONFIGURE);
        if (!editing.violations().isEmpty()) {
            return refused(400, name, editing, editing.violations(), target, last);
        }
        return switch (desk.save(Fields.of(Map.of("name", editing.name(), "mapping", editing.text())), target)) {
            case Outcome.Done<String> _ ->
                Response.seeOther(URI.create(target.map(
                                        one -> "/devices/" + one.device().id().value())
                                .orElse("/json-mappings")))
                        .build();
            case Outcome.Refused<String>(Problem problem) ->
                refused(problem.status(), name, editing, problem.violationsOr("name"), target, last);
        };
    }

    private Response refused(
            int status,
            String name,
            MappingEditing editing,
            List<Violation> violations,
            Optional<MappingTarget> target,
            List<MappingPreview.Heard> last) {
        return Response.status(status)
                .entity(page(name, editing, violations, target, last))
                .build();
    }

    private JsonMappingPage page(
            String name,
            MappingEditing editing,
            List<Violation> violations,
            Optional<MappingTarget> target,
            List<MappingPreview.Heard> last) {
        String address = name.isEmpty() ? "/json-mappings/new" : "/json-mappings/of/" + name;
        List<Row> rows = editing.rows().orElse(List.of());
        return new JsonMappingPage(
                name,
                target.map(one -> one.address(address)).orElse(address),
                editing.form().refusedFor(violations),
                editing.rows().isEmpty(),
                JsonMappingPage.options(),
                JsonMappingPage.lines(rows),
                JsonMappingPage.spots(places(last), rows),
                target.map(MappingTarget::device),
                preview.rows(last, editing.text()),
                editing.wrong(),
                name.isEmpty() ? List.of() : mappings.versions(name),
                permits.allowsEverywhere(Verb.CONFIGURE));
    }

    private List<MappingPreview.Heard> last(Optional<MappingTarget> target) {
        return target.map(one -> preview.last(one.device(), one.of())).orElse(List.of());
    }

    private static List<Place> places(List<MappingPreview.Heard> messages) {
        return Place.of(messages.stream().map(MappingPreview.Heard::part).toList());
    }

    private Optional<MappingTarget> target(@Nullable String id, @Nullable String of) {
        return id == null || id.isBlank()
                ? Optional.empty()
                : Optional.of(new MappingTarget(access.require(id, Verb.VIEW), of == null ? "" : of.strip()));
    }

    /** Some device that it reads, so that there is something to see. */
    private Optional<MappingTarget> firstOf(Revision<KeptMapping> mapping) {
        return access.visible()
                .filter(device -> device.gateway() == null)
                .flatMap(device -> Optional.ofNullable(MappingTarget.all(device).get(mapping.key())).stream())
                .findFirst();
    }

    private Revision<KeptMapping> require(String name) {
        return mappings.current(name)
                .orElseThrow(() -> Problem.notFound("mapping " + name).exception());
    }
}
