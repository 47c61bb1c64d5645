package org.tallyman.sense;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointSettings;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.SitePermits.Verb;

/** A recording of a door, and what other settings would make of it. */
@Path("/tuning/{door: [0-9]+}/recordings/{id: [0-9]+}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ReplayPages {

    /** Settings that can be tried: cells are as wide as they were made. */
    private static final List<String> TRIED =
            List.of("gapMs", "observedCount", "rssiMarginCdbm", "holdOffMs", "staticAfterMs", "passageWindowMs");

    private final TunedDoors doors;
    private final DoorRecordings recordings;
    private final DoorReplay replay;

    ReplayPages(TunedDoors doors, DoorRecordings recordings, DoorReplay replay) {
        this.doors = doors;
        this.recordings = recordings;
        this.replay = replay;
    }

    /** The settings to try are in the address: it can be shared, and changes nothing. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public Response replay(@RestPath long door, @RestPath long id, @Context UriInfo uri) {
        PlaceView at = doors.require(door, Verb.VIEW);
        DoorRecording recording = recording(door, id);
        Map<String, String> asked = new HashMap<>();
        boolean others = TRIED.stream().anyMatch(uri.getQueryParameters()::containsKey);
        ReadPointSettings now = doors.settings(at, recording.from());
        values(now).forEach((name, value) -> {
            String given = uri.getQueryParameters().getFirst(name);
            asked.put(name, given == null ? value : given);
        });
        Fields fields = Fields.of(asked);
        ReadPointSettings tried = now.changedBy(fields);
        Form form = Form.of(asked);
        Optional<Problem> problem = fields.problem();
        ReplayPage page = new ReplayPage(
                at,
                recording,
                problem.map(each -> form.refusedFor(each.violationsOr("gapMs"))).orElse(form),
                problem.isPresent() ? null : ReplayResult.of(replay.replay(recording, others ? tried : null)),
                doors.side(at, ReadPointRole.DOOR_INSIDE)
                        .map(point -> point.id().value())
                        .orElse(0L),
                doors.mayConfigure(at));
        return Response.status(problem.isPresent() ? 400 : 200).entity(page).build();
    }

    @POST
    @Path("forget")
    @RolesAllowed(Roles.CONFIGURE)
    public Response forget(@RestPath long door, @RestPath long id) {
        doors.require(door, Verb.CONFIGURE);
        recordings.forget(recording(door, id));
        return Response.seeOther(URI.create("/tuning/" + door)).build();
    }

    private DoorRecording recording(long door, long id) {
        return recordings
                .find(door, id)
                .orElseThrow(() -> Problem.notFound("recording " + id).exception());
    }

    private static Map<String, String> values(ReadPointSettings settings) {
        List<Integer> numbers = List.of(
                settings.gapMs(),
                settings.observedCount(),
                settings.rssiMarginCdbm(),
                settings.holdOffMs(),
                settings.staticAfterMs(),
                settings.passageWindowMs());
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < TRIED.size(); i++) {
            values.put(TRIED.get(i), numbers.get(i).toString());
        }
        return values;
    }
}
