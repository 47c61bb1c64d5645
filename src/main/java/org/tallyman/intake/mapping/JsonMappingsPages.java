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
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.KeptMapping;
import org.tallyman.device.mapping.MappingCommands;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
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
    public TemplateInstance make(@RestQuery @Nullable String device) {
        Optional<DeviceView> view = device(device);
        String text = view.map(preview::draft).orElse("");
        String name = view.map(DeviceView::name).orElse("").replaceAll("[^A-Za-z0-9 ._-]", "");
        return page("", Form.of(Map.of("name", name, "mapping", text)), view, text);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response make(@RestQuery @Nullable String device, MultivaluedMap<String, String> posted) {
        return previewOrSave("", Form.of(posted), device(device));
    }

    @GET
    @Path("of/{name}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance show(@RestPath String name, @RestQuery @Nullable String device) {
        Revision<KeptMapping> current = require(name);
        String text = current.content().map(KeptMapping::text).orElse("");
        Form form = Form.of(Map.of("name", current.name(), "mapping", text));
        return page(current.key(), form, device(device).or(() -> firstOf(current)), text);
    }

    @POST
    @Path("of/{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response edit(
            @RestPath String name, @RestQuery @Nullable String device, MultivaluedMap<String, String> posted) {
        permits.requireEverywhere(Verb.CONFIGURE);
        Revision<KeptMapping> current = require(name);
        posted.putSingle("name", current.name());
        return previewOrSave(current.key(), Form.of(posted), device(device));
    }

    @POST
    @Path("of/{name}/remove")
    @RolesAllowed(Roles.CONFIGURE)
    public Response remove(@RestPath String name) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.remove(name).orElseThrow();
        return Response.seeOther(URI.create("/json-mappings")).build();
    }

    private Response previewOrSave(String name, Form form, Optional<DeviceView> device) {
        if (form.value("do").equals("preview")) {
            return Response.ok(page(name, form, device, form.value("mapping"))).build();
        }
        permits.requireEverywhere(Verb.CONFIGURE);
        return switch (desk.save(Fields.of(form.values()), device)) {
            case Outcome.Done<String> done ->
                Response.seeOther(URI.create(
                                device.map(view -> "/devices/" + view.id().value())
                                        .orElse("/json-mappings")))
                        .build();
            case Outcome.Refused<String>(Problem problem) -> {
                List<Violation> violations = problem.violations().isEmpty()
                        ? List.of(new Violation("name", form.value("name"), problem.detail()))
                        : problem.violations();
                yield Response.status(problem.status())
                        .entity(page(name, form.refusedFor(violations), device, form.value("mapping")))
                        .build();
            }
        };
    }

    private JsonMappingPage page(String name, Form form, Optional<DeviceView> device, String text) {
        String wrong = !text.isBlank() && Mapping.read(text) instanceof Parsed.Refused<Mapping>(Refusal refusal)
                ? refusal.sentence()
                : "";
        String address = name.isEmpty() ? "/json-mappings/new" : "/json-mappings/of/" + name;
        return new JsonMappingPage(
                name,
                address + device.map(view -> "?device=" + view.id().value()).orElse(""),
                form,
                device,
                device.map(view -> preview.rows(view, text)).orElse(List.of()),
                wrong,
                name.isEmpty() ? List.of() : mappings.versions(name),
                permits.allowsEverywhere(Verb.CONFIGURE));
    }

    private Optional<DeviceView> device(@Nullable String id) {
        return id == null || id.isBlank() ? Optional.empty() : Optional.of(access.require(id, Verb.VIEW));
    }

    /** Some device that it reads, so that there is something to see. */
    private Optional<DeviceView> firstOf(Revision<KeptMapping> mapping) {
        return access.visible()
                .filter(device -> device.dialect().equals("json") && device.gateway() == null)
                .filter(device -> device.profile()
                        .setting("mapping")
                        .filter(named -> StoredMappings.code(named).equals(mapping.key()))
                        .isPresent())
                .findFirst();
    }

    private Revision<KeptMapping> require(String name) {
        return mappings.current(name)
                .orElseThrow(() -> Problem.notFound("mapping " + name).exception());
    }
}
