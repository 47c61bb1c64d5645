package org.tallyman.intake.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.mapping.KeptMapping;
import org.tallyman.device.mapping.MappingCommands;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.intake.explain.Rejected;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Mappings of JSON, as they are: what GET answers, PUT takes. They belong to no site. */
@Path("/api/v1/json-mappings")
@RunOnVirtualThread
class JsonMappingsApi {

    private final MappingCommands commands;
    private final StoredMappings mappings;
    private final MappingPreview preview;
    private final DeviceAccess access;
    private final SitePermits permits;

    JsonMappingsApi(
            MappingCommands commands,
            StoredMappings mappings,
            MappingPreview preview,
            DeviceAccess access,
            SitePermits permits) {
        this.commands = commands;
        this.mappings = mappings;
        this.preview = preview;
        this.access = access;
        this.permits = permits;
    }

    /** All mappings in use; there are at most 500. */
    @Schema(name = "JsonMappingList")
    record Listed(List<Item> items) {}

    /** One mapping. */
    @Schema(name = "JsonMappingItem")
    record Item(
            String name,

            @Schema(description = "what the setting mapping of a device's profile says")
            String code,

            @Schema(description = "rises with every change of any mapping; messages name it")
            long revision,

            @Schema(description = "it reads what came since then")
            Instant from,

            int bytes) {}

    /** A mapping as it is written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JsonMapping", description = "See docs/links.md.")
    record Body(
            @Schema(description = "where the id of the child device stands, for all rules") @Nullable
            Object device,

            @Schema(description = "where the time of observation stands, for all rules") @Nullable
            Object time,

            @Schema(description = "1 to 50 rules: members of the neutral JSON and where they come from")
            List<Map<String, Object>> observations) {}

    /** What a mapping makes of one message. */
    @Schema(name = "JsonMappingTrialMessage")
    record Tried(
            String message,
            Instant receivedAt,

            @JsonRawValue @Schema(implementation = Object[].class, description = "in the neutral JSON")
            String observations,

            List<Rejected> rejections) {}

    /** The last messages of a device. */
    @Schema(name = "JsonMappingTrial")
    record Trial(List<Tried> items) {}

    @GET
    @Operation(summary = "List mappings of JSON", description = "Those in use, by name.")
    @RolesAllowed(Roles.VIEW)
    public Listed list() {
        return new Listed(mappings.current().stream().map(JsonMappingsApi::item).toList());
    }

    @GET
    @Path("{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Get a mapping of JSON",
            description = "As it was saved, for keeping and for another Tallyman.")
    @APIResponse(
            responseCode = "200",
            description = "The mapping.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Body.class)))
    @RolesAllowed(Roles.VIEW)
    public byte[] get(@RestPath String name) {
        return require(name).content().map(KeptMapping::text).orElse("").getBytes(UTF_8);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a mapping of JSON",
            description =
                    "For what comes from now on, and what is replayed from quarantine. Devices of the language json name it in the setting mapping of their profile. Needs configure at every site.")
    @RolesAllowed(Roles.CONFIGURE)
    public Item put(
            @RestPath String name,
            @RequestBody(content = @Content(schema = @Schema(implementation = Body.class))) byte[] body) {
        permits.requireEverywhere(Verb.CONFIGURE);
        check(body);
        return item(require(commands.put(Fields.of(Map.of("name", name, "mapping", new String(body, UTF_8))))
                .orElseThrow()));
    }

    @DELETE
    @Path("{name}")
    @Operation(
            summary = "Take a mapping of JSON out of use",
            description = "What it has read says what it said. Needs configure at every site.")
    @RolesAllowed(Roles.CONFIGURE)
    public void remove(@RestPath String name) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.remove(name).orElseThrow();
    }

    @POST
    @Path("trials")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Try a mapping of JSON",
            description = "With the last ten messages of a device, the newest first. Nothing is stored.")
    @RolesAllowed(Roles.CONFIGURE)
    public Trial run(
            @Parameter(description = "id or code of the device; without one the mapping is only checked")
                    @RestQuery
                    @Nullable
                    String device,
            @RequestBody(content = @Content(schema = @Schema(implementation = Body.class))) byte[] body) {
        check(body);
        if (device == null || device.isBlank()) {
            return new Trial(List.of());
        }
        return new Trial(
                preview.rows(preview.last(access.require(device, Verb.VIEW), ""), new String(body, UTF_8)).stream()
                        .map(row -> new Tried(
                                row.message(),
                                row.receivedAt(),
                                "[" + String.join(",", row.observations()) + "]",
                                row.rejections()))
                        .toList());
    }

    /** By the place in the mapping that is wrong. */
    private static void check(byte[] body) {
        if (Mapping.read(new String(body, UTF_8)) instanceof Parsed.Refused<Mapping>(Refusal refusal)) {
            throw Problem.invalid(refusal.field(), refusal.value(), refusal.rule())
                    .exception();
        }
    }

    private Revision<KeptMapping> require(String name) {
        return mappings.current(name)
                .orElseThrow(() -> Problem.notFound("mapping " + name).exception());
    }

    private static Item item(Revision<KeptMapping> revision) {
        return new Item(revision.name(), revision.key(), revision.number(), revision.recordedAt(), revision.bytes());
    }
}
