package org.tallyman.intake.explain;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.tallyman.access.CurrentCaller;
import org.tallyman.access.Roles;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Session;
import org.tallyman.ident.Parsed;
import org.tallyman.platform.Problem;

/** Decodes frames of any device language and stores nothing. */
@Path("/api/v1/decode")
@RunOnVirtualThread
class DecodeApi {

    private final DialectRegistry dialects;
    private final CurrentCaller caller;
    private final Clock clock;

    DecodeApi(DialectRegistry dialects, CurrentCaller caller, Clock clock) {
        this.dialects = dialects;
        this.caller = caller;
        this.clock = clock;
    }

    /** What came of each frame, in their order. */
    record DecodeReport(String dialect, List<FrameReport> frames) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decode frames of a device",
            description =
                    "Played in order as one session; nothing is stored. For each frame its observations in the neutral JSON, the bytes of a reply, the verdict on its checksum, or why it is refused.")
    @RolesAllowed({Roles.USER, Roles.DEVICE})
    public DecodeReport decode(
            @RequestBody(content = @Content(schema = @Schema(implementation = DecodeOrder.class))) byte[] body) {
        return decode(DecodeOrder.of(JsonOrder.read(body)));
    }

    private DecodeReport decode(DecodeOrder order) {
        Dialect dialect = dialects.find(order.dialect())
                .orElseThrow(() -> new Problem(
                                "unknown-dialect",
                                "No such device language",
                                Status.NOT_FOUND,
                                "“" + order.dialect() + "” is not one of: " + String.join(", ", dialects.names()) + ".")
                        .exception());
        if (dialect.takesLong() && caller.isDevice()) {
            throw new Problem(
                            "forbidden",
                            "Not for devices",
                            Status.FORBIDDEN,
                            "What scripts and mappings read is decoded here for people and services only.")
                    .exception();
        }
        dialect.fault(order.profile())
                .or(() -> dialect.missing(order.profile()))
                .ifPresent(fault -> {
                    throw Problem.invalid("profile/" + fault.field(), fault.value(), fault.rule())
                            .exception();
                });
        Instant receivedAt = order.receivedAt() == null ? clock.instant() : order.receivedAt();
        Session session = dialect.open(order.profile());
        List<FrameReport> reports = new ArrayList<>();
        for (int i = 0; i < order.frames().size(); i++) {
            Frame frame = switch (FrameText.read(order.frames().get(i), receivedAt)) {
                case Parsed.Ok<Frame>(Frame read) -> read;
                case Parsed.Refused<Frame>(var refusal) ->
                    throw Problem.invalid("frames/" + i + "/" + refusal.field(), refusal.value(), refusal.rule())
                            .exception();
            };
            reports.add(FrameReport.of(i, frame, session.receive(frame)));
        }
        return new DecodeReport(dialect.name(), reports);
    }
}
