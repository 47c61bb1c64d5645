package org.tallyman.sense;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Form;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.svg.BarChart;

/** Tuning of a door: its antennas live, and its recordings. */
@Path("/tuning/{door: [0-9]+}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class TuningPages {

    private static final String MINUTES = "10";

    private final AntennaWatch watch;
    private final DoorRecordings recordings;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final TunedDoors doors;

    TuningPages(
            AntennaWatch watch, DoorRecordings recordings, Devices devices, ReadPoints readPoints, TunedDoors doors) {
        this.watch = watch;
        this.recordings = recordings;
        this.devices = devices;
        this.readPoints = readPoints;
        this.doors = doors;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance live(@RestPath long door) {
        return page(doors.require(door, Verb.VIEW), Form.of(Map.of("minutes", MINUTES)));
    }

    @POST
    @Path("recordings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response record(@RestPath long door, MultivaluedMap<String, String> posted, @Context SecurityContext who) {
        PlaceView at = doors.require(door, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return switch (recordings.record(door, who.getUserPrincipal().getName(), Fields.of(form.values()))) {
            case Outcome.Done<Long>(Long id) ->
                Response.seeOther(URI.create("/tuning/" + door + "/recordings/" + id))
                        .build();
            case Outcome.Refused<Long>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(at, form.refusedFor(problem.violationsOr("name"))))
                        .build();
        };
    }

    private TuningPage page(PlaceView door, Form form) {
        Optional<Map<AntennaWatch.Antenna, AntennaReads.Seen>> watched =
                watch.watch(door.id().value());
        Map<AntennaWatch.Antenna, AntennaReads.Seen> seen = watched.orElse(Map.of());
        List<TuningPage.Antenna> antennas = seen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(AntennaWatch.bySide()))
                .map(each -> antenna(each.getKey(), each.getValue()))
                .toList();
        boolean outside = reads(seen, ReadPointRole.DOOR_OUTSIDE);
        boolean inside = reads(seen, ReadPointRole.DOOR_INSIDE);
        return new TuningPage(
                door,
                antennas,
                inside == outside && watched.isPresent() ? Mark.NORMAL : Mark.ATTENTION,
                watched.isPresent() ? says(inside, outside) : "Too many doors are watched now to show this one too",
                recordings.of(door.id().value()),
                form,
                doors.mayConfigure(door));
    }

    private static String says(boolean inside, boolean outside) {
        if (inside && outside) {
            return "Both sides read";
        }
        if (inside) {
            return "Only the inside reads";
        }
        return outside ? "Only the outside reads" : "No antenna of this door reads now";
    }

    private boolean reads(Map<AntennaWatch.Antenna, AntennaReads.Seen> seen, ReadPointRole role) {
        return seen.entrySet().stream()
                .anyMatch(each -> each.getValue().reads() > 0
                        && readPoints
                                .snapshot()
                                .find(each.getKey().readPoint())
                                .filter(point -> point.role() == role)
                                .isPresent());
    }

    private TuningPage.Antenna antenna(AntennaWatch.Antenna antenna, AntennaReads.Seen seen) {
        List<BarChart.Value> bars = new ArrayList<>();
        for (int i = 0; i < AntennaReads.STEPS; i++) {
            int dbm = AntennaReads.WEAKEST_DBM + i * AntennaReads.STEP_DB;
            bars.add(new BarChart.Value(minus(dbm), seen.steps()[i], ""));
        }
        int median = seen.medianDbm();
        return new TuningPage.Antenna(
                devices.byId(antenna.device()).map(DeviceView::name).orElse("device " + antenna.device()),
                antenna.device(),
                antenna.number(),
                readPoints
                        .snapshot()
                        .find(antenna.readPoint())
                        .map(point -> point.role().word())
                        .orElse(""),
                String.format(Locale.ROOT, "%.1f", seen.perSecond()),
                seen.tags(),
                median == 0 ? "" : minus(median) + " dBm",
                BarChart.of("Reads by power, dBm", "Power, dBm", bars));
    }

    private static String minus(int number) {
        return Integer.toString(number).replace('-', '\u2212');
    }
}
