package org.tallyman.device.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Payload codecs that people give. They belong to no site: changing them needs the right at every site. */
@Path("/api/v1/payload-codecs")
@RunOnVirtualThread
class PayloadCodecsApi {

    private final CodecCommands commands;
    private final StoredCodecs codecs;
    private final CodecHealth health;
    private final CodecTrial trial;
    private final SitePermits permits;

    PayloadCodecsApi(
            CodecCommands commands, StoredCodecs codecs, CodecHealth health, CodecTrial trial, SitePermits permits) {
        this.commands = commands;
        this.codecs = codecs;
        this.health = health;
        this.trial = trial;
        this.permits = permits;
    }

    /** All codecs in use; there are at most 200. */
    @Schema(name = "PayloadCodecList")
    record Listed(List<Document> items) {}

    /**
     * One codec.
     *
     * @param read payloads since this process started
     */
    @Schema(name = "PayloadCodec")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String name,

            @Schema(description = "rises with every change of any codec; messages name it")
            long revision,

            @Schema(description = "it reads what came since then")
            Instant from,

            int bytes,
            long read,
            long refused,

            @Schema(description = "why the last payload was refused; empty when none was")
            String lastRefusal,

            @Schema(description = "JavaScript; left out in lists") @Nullable
            String script,

            @Schema(description = "all changes, the newest first; left out in lists") @Nullable
            List<Version> versions) {}

    /** One change; of 0 bytes when it took the codec away. */
    @Schema(name = "PayloadCodecVersion")
    record Version(long revision, Instant from, int bytes) {}

    /** What is saved. */
    @Schema(name = "PayloadCodecBody")
    record Body(
            @Schema(
                    required = true,
                    description =
                            "JavaScript with decodeUplink(input), Decode(fPort, bytes, variables) or Decoder(bytes, port); at most 256 KiB")
            @Nullable
            String script) {}

    /** What is tried. */
    @Schema(name = "PayloadCodecTrial")
    record TrialBody(
            @Schema(required = true, description = "JavaScript") @Nullable
            String script,

            @Schema(required = true, description = "1 to 255 bytes in hexadecimal") @Nullable
            String payload,

            @Schema(description = "1 to 223; 1 when left out") @Nullable
            Integer fPort) {}

    /** What came of a trial. */
    @Schema(name = "PayloadCodecTrialResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tried(
            @Schema(description = "what the codec answered; left out when it refused", implementation = Object.class)
            @JsonRawValue
            @Nullable
            String decoded,

            @Schema(description = "in the neutral JSON", implementation = Object[].class) @JsonRawValue
            String observations,

            @Schema(description = "why the payload is not taken; left out when it is") @Nullable
            String refusal) {}

    @GET
    @Operation(summary = "List payload codecs", description = "Those in use, by name, with how they did.")
    @RolesAllowed(Roles.VIEW)
    public Listed list() {
        return new Listed(codecs.all().current().stream()
                .map(version -> document(version, null, null))
                .toList());
    }

    @GET
    @Path("{name}")
    @Operation(summary = "Get a payload codec", description = "With its script and its changes.")
    @RolesAllowed(Roles.VIEW)
    public Document get(@RestPath String name) {
        Revision<Script> current = require(name);
        List<Version> versions = codecs.all().versions(StoredCodecs.model(name)).stream()
                .map(version -> new Version(version.number(), version.recordedAt(), version.bytes()))
                .toList();
        return document(current, current.content().map(Script::source).orElse(null), versions);
    }

    @PUT
    @Path("{name}")
    @Operation(
            summary = "Save a payload codec",
            description =
                    "For what comes from now on, and what is replayed from quarantine. The name is the model as the LoRaWAN server or the setting codec of a profile gives it; a codec of ours goes before a built-in one. Needs configure at every site.")
    @RolesAllowed(Roles.CONFIGURE)
    public Document put(@RestPath String name, @NotNull Body body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        return get(commands.put(Fields.of(body).with("name", name)).orElseThrow());
    }

    @DELETE
    @Path("{name}")
    @Operation(
            summary = "Take a payload codec out of use",
            description = "What it has read says what it said. Needs configure at every site.")
    @RolesAllowed(Roles.CONFIGURE)
    public void remove(@RestPath String name) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.remove(name).orElseThrow();
    }

    @POST
    @Path("trials")
    @Operation(summary = "Try a payload codec", description = "Nothing is stored.")
    @RolesAllowed(Roles.CONFIGURE)
    public Tried run(@NotNull TrialBody body) {
        CodecTrial.Result result = trial.run(Fields.of(body)).orElseThrow();
        return new Tried(
                result.decoded().isEmpty() ? null : result.decoded(),
                result.observations(),
                result.refusal().isEmpty() ? null : result.refusal());
    }

    private Revision<Script> require(String name) {
        return codecs.current(name)
                .orElseThrow(() -> Problem.notFound("payload codec " + name).exception());
    }

    private Document document(Revision<Script> version, @Nullable String script, @Nullable List<Version> versions) {
        CodecHealth.Doings doings = health.of(version.key());
        return new Document(
                version.name(),
                version.number(),
                version.recordedAt(),
                version.bytes(),
                doings.read(),
                doings.refused(),
                doings.last(),
                script,
                versions);
    }
}
