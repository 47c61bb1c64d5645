package org.tallyman.intake;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tallyman.access.CurrentCaller;
import org.tallyman.access.Grants;
import org.tallyman.access.Roles;
import org.tallyman.access.Verb;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.Problem;

/**
 * Scans of handhelds, in batches: with a device's token, or with that of a person or service who may receive, move,
 * pick, load or count.
 */
@ApplicationScoped
@Path("/api/v1/scans")
@RunOnVirtualThread
public class ScansApi {

    private static final int SCANS_MAX = 500;

    /** The built-in device whose messages the scans of people and programs are. */
    private static final String BUILT_IN = "api";

    private static final List<Verb> VERBS = List.of(Verb.RECEIVE, Verb.MOVE, Verb.PICK, Verb.LOAD, Verb.COUNT);

    private final Scans scans;
    private final ScanCheck check;
    private final Devices devices;
    private final RateLimit rates;
    private final CurrentCaller caller;
    private final Grants grants;
    private final SecurityIdentity identity;

    ScansApi(
            Scans scans,
            ScanCheck check,
            Devices devices,
            RateLimit rates,
            CurrentCaller caller,
            Grants grants,
            SecurityIdentity identity) {
        this.scans = scans;
        this.check = check;
        this.devices = devices;
        this.rates = rates;
        this.caller = caller;
        this.grants = grants;
        this.identity = identity;
    }

    /** One result a scan, in their order. */
    record ScanAnswer(List<ScanResult> results) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take scans",
            description =
                    "A batch of 1 to 500, each with a UUID made by the client: sent again it gets the answer of the first time. Answers once all of it is durable, one result a scan, in their order.")
    @APIResponse(
            responseCode = "200",
            description = "One result a scan.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScanAnswer.class)))
    @RolesAllowed({Roles.DEVICE, Roles.RECEIVE, Roles.MOVE, Roles.PICK, Roles.LOAD, Roles.COUNT})
    public Response post(@NotNull ScanBatch body) {
        List<ScanOrder> orders = Objects.requireNonNullElse(body.scans(), List.of());
        if (orders.isEmpty() || orders.size() > SCANS_MAX || orders.contains(null)) {
            return Problem.invalid("scans", "", "is a list of 1 to " + SCANS_MAX + " scans")
                    .response();
        }
        DeviceView device = device();
        orders.forEach(order -> requireSite(order, device));
        if (!device.active()) {
            return IngestAnswers.disabled();
        }
        if (!rates.allows(device.id())) {
            return IngestAnswers.tooFast();
        }
        try {
            List<String> results = scans.take(sender(), device, orders);
            return Response.ok("{\"results\":[" + String.join(",", results) + "]}")
                    .build();
        } catch (JournalException e) {
            return IngestAnswers.notKept(e);
        } catch (SQLException e) {
            return IngestAnswers.notKept(new JournalException(
                    JournalException.Reason.UNAVAILABLE, "the database does not answer; send the scans again later"));
        }
    }

    private DeviceView device() {
        return caller.isDevice()
                ? devices.byId(caller.device().value()).orElseThrow(ForbiddenException::new)
                : devices.byCode(BUILT_IN).orElseThrow();
    }

    private String sender() {
        String name = identity.getPrincipal().getName();
        return caller.isDevice() ? name : "user:" + name;
    }

    /** People scan where they may work, a device at its own site; one without a site is carried about. */
    private void requireSite(ScanOrder order, DeviceView device) {
        if (order.readPoint() == null) {
            return;
        }
        check.readPoint(order.readPoint()).ifPresent(readPoint -> {
            PlaceId site = readPoint.site();
            boolean may = caller.isDevice()
                    ? device.site() == null || site.equals(device.site())
                    : VERBS.stream().anyMatch(verb -> grants.allows(verb, site.value()));
            if (!may) {
                throw new ForbiddenException("no scanning at the site of read point " + order.readPoint());
            }
        });
    }
}
