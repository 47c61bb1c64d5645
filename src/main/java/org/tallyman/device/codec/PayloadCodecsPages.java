package org.tallyman.device.codec;

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
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Payload codecs to write, try with a payload, and save. */
@Path("/payload-codecs")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PayloadCodecsPages {

    private final CodecCommands commands;
    private final StoredCodecs codecs;
    private final CodecHealth health;
    private final CodecTrial trial;
    private final SitePermits permits;

    PayloadCodecsPages(
            CodecCommands commands, StoredCodecs codecs, CodecHealth health, CodecTrial trial, SitePermits permits) {
        this.commands = commands;
        this.codecs = codecs;
        this.health = health;
        this.trial = trial;
        this.permits = permits;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list() {
        return new PayloadCodecsPage(
                codecs.all().current().stream()
                        .map(version -> new PayloadCodecsPage.Row(version, health.of(version.key())))
                        .toList(),
                permits.allowsEverywhere(Verb.CONFIGURE));
    }

    /** A new codec, for a payload that nothing reads yet when one is named. */
    @GET
    @Path("new")
    @RolesAllowed(Roles.CONFIGURE)
    public TemplateInstance make(
            @RestQuery @Nullable String name, @RestQuery @Nullable String payload, @RestQuery @Nullable String fPort) {
        return page(
                "",
                Form.of(Map.of(
                        "name", Objects.requireNonNullElse(name, ""),
                        "payload", Objects.requireNonNullElse(payload, ""),
                        "fPort", Objects.requireNonNullElse(fPort, "1"))),
                Optional.empty());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response make(MultivaluedMap<String, String> posted) {
        return tryOrSave("", Form.of(posted));
    }

    @GET
    @Path("of/{name}")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance show(@RestPath String name) {
        Revision<Script> current = require(name);
        return page(
                current.name(),
                Form.of(Map.of(
                        "name", current.name(),
                        "script", current.content().map(Script::source).orElse(""),
                        "fPort", "1")),
                Optional.empty());
    }

    @POST
    @Path("of/{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response edit(@RestPath String name, MultivaluedMap<String, String> posted) {
        permits.requireEverywhere(Verb.CONFIGURE);
        String known = require(name).name();
        posted.putSingle("name", known);
        return tryOrSave(known, Form.of(posted));
    }

    @POST
    @Path("of/{name}/remove")
    @RolesAllowed(Roles.CONFIGURE)
    public Response remove(@RestPath String name) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.remove(name).orElseThrow();
        return Response.seeOther(URI.create("/payload-codecs")).build();
    }

    private Response tryOrSave(String name, Form form) {
        if (form.value("do").equals("try")) {
            return switch (trial.run(Fields.of(form.values()))) {
                case Outcome.Done<CodecTrial.Result>(CodecTrial.Result result) ->
                    Response.ok(page(name, form, Optional.of(result))).build();
                case Outcome.Refused<CodecTrial.Result>(Problem problem) -> refused(name, form, problem);
            };
        }
        permits.requireEverywhere(Verb.CONFIGURE);
        return switch (commands.put(Fields.of(form.values()))) {
            case Outcome.Done<String> done ->
                Response.seeOther(URI.create("/payload-codecs")).build();
            case Outcome.Refused<String>(Problem problem) -> refused(name, form, problem);
        };
    }

    private Response refused(String name, Form form, Problem problem) {
        return Response.status(problem.status())
                .entity(page(name, form.refusedFor(problem.violationsOr("name")), Optional.empty()))
                .build();
    }

    private PayloadCodecPage page(String name, Form form, Optional<CodecTrial.Result> tried) {
        return new PayloadCodecPage(
                name,
                form,
                name.isEmpty() ? List.of() : codecs.all().versions(StoredCodecs.model(name)),
                name.isEmpty() ? CodecHealth.Doings.NONE : health.of(StoredCodecs.model(name)),
                tried,
                permits.allowsEverywhere(Verb.CONFIGURE));
    }

    private Revision<Script> require(String name) {
        return codecs.current(name)
                .orElseThrow(() -> Problem.notFound("payload codec " + name).exception());
    }
}
