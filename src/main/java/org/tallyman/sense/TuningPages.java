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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointSettings;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Form;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.svg.BarChart;

/** Tuning of a door: its antennas live, its recordings, and what other settings would make of them. */
@Path("/tuning/{door: [0-9]+}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class TuningPages {

    private static final int ROWS = 200;
    private static final String MINUTES = "10";

    /** Settings that can be tried: cells are as wide as they were made. */
    private static final List<String> TRIED =
            List.of("gapMs", "observedCount", "rssiMarginCdbm", "holdOffMs", "staticAfterMs", "passageWindowMs");

    private final AntennaWatch watch;
    private final DoorRecordings recordings;
    private final DoorReplay replay;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final SitePermits permits;

    TuningPages(
            AntennaWatch watch,
            DoorRecordings recordings,
            DoorReplay replay,
            Devices devices,
            ReadPoints readPoints,
            SitePermits permits) {
        this.watch = watch;
        this.recordings = recordings;
        this.replay = replay;
        this.devices = devices;
        this.readPoints = readPoints;
        this.permits = permits;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance live(@RestPath long door) {
        return page(door(door, Verb.VIEW), Form.of(Map.of("minutes", MINUTES)));
    }

    @POST
    @Path("recordings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response record(@RestPath long door, MultivaluedMap<String, String> posted, @Context SecurityContext who) {
        PlaceView at = door(door, Verb.CONFIGURE);
        Form form = Form.of(posted);
        return switch (recordings.record(door, who.getUserPrincipal().getName(), Fields.of(form.values()))) {
            case Outcome.Done<Long>(Long id) ->
                Response.seeOther(URI.create("/tuning/" + door + "/recordings/" + id))
                        .build();
            case Outcome.Refused<Long>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(at, form.refusedFor(violations(problem, "name"))))
                        .build();
        };
    }

    /** The settings to try are in the address: it can be shared, and changes nothing. */
    @GET
    @Path("recordings/{id: [0-9]+}")
    @RolesAllowed(Roles.VIEW)
    public Response replay(@RestPath long door, @RestPath long id, @Context UriInfo uri) {
        PlaceView at = door(door, Verb.VIEW);
        DoorRecording recording = recording(door, id);
        Map<String, String> asked = new HashMap<>();
        ReadPointSettings now = settings(at, recording.from());
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
                problem.map(each -> form.refusedFor(violations(each, "gapMs"))).orElse(form),
                problem.isPresent() ? null : result(replay.replay(recording, tried)),
                side(at, ReadPointRole.DOOR_INSIDE)
                        .map(point -> point.id().value())
                        .orElse(0L),
                permits.allows(Verb.CONFIGURE, at.site().value()));
        return Response.status(problem.isPresent() ? 400 : 200).entity(page).build();
    }

    @POST
    @Path("recordings/{id: [0-9]+}/forget")
    @RolesAllowed(Roles.CONFIGURE)
    public Response forget(@RestPath long door, @RestPath long id) {
        door(door, Verb.CONFIGURE);
        recordings.forget(recording(door, id));
        return Response.seeOther(URI.create("/tuning/" + door)).build();
    }

    private PlaceView door(long id, Verb verb) {
        String thing = "door " + id;
        PlaceView door = readPoints
                .snapshot()
                .place(id)
                .filter(place -> place.kind() == PlaceKind.DOOR)
                .orElseThrow(() -> Problem.notFound(thing).exception());
        permits.require(verb, door.site().value(), thing);
        return door;
    }

    private DoorRecording recording(long door, long id) {
        return recordings
                .find(door, id)
                .orElseThrow(() -> Problem.notFound("recording " + id).exception());
    }

    private static List<Violation> violations(Problem problem, String field) {
        return problem.violations().isEmpty()
                ? List.of(new Violation(field, "", problem.detail()))
                : problem.violations();
    }

    private Optional<ReadPointView> side(PlaceView door, ReadPointRole role) {
        return readPoints.snapshot().readPoints().stream()
                .filter(point -> point.role() == role && !point.archived() && door.equals(point.door()))
                .findFirst();
    }

    /** Those of the inside, else of the outside; they hold for both while they are tried. */
    private ReadPointSettings settings(PlaceView door, Instant at) {
        PlaceSnapshot places = readPoints.snapshot();
        return side(door, ReadPointRole.DOOR_INSIDE)
                .or(() -> side(door, ReadPointRole.DOOR_OUTSIDE))
                .map(point -> places.settingsAt(point.id().value(), at))
                .orElseThrow(
                        () -> Problem.conflict("No read point is at this door.").exception());
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

    private TuningPage page(PlaceView door, Form form) {
        Map<AntennaWatch.Antenna, AntennaReads.Seen> seen =
                watch.watch(door.id().value());
        List<TuningPage.Antenna> antennas = seen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(AntennaWatch.bySide()))
                .map(each -> antenna(each.getKey(), each.getValue()))
                .toList();
        boolean outside = reads(seen, ReadPointRole.DOOR_OUTSIDE);
        boolean inside = reads(seen, ReadPointRole.DOOR_INSIDE);
        return new TuningPage(
                door,
                antennas,
                inside == outside ? Mark.NORMAL : Mark.ATTENTION,
                !inside && !outside
                        ? "No antenna of this door reads now"
                        : inside && outside
                                ? "Both sides read"
                                : inside ? "Only the inside reads" : "Only the outside reads",
                recordings.of(door.id().value()),
                form,
                permits.allows(Verb.CONFIGURE, door.site().value()));
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

    private static ReplayPage.Result result(DoorReplay.Replayed replayed) {
        Map<PassageChange.Kind, Long> counts = new HashMap<>();
        replayed.changes().forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
        long added = counts.getOrDefault(PassageChange.Kind.ADDED, 0L);
        long removed = counts.getOrDefault(PassageChange.Kind.REMOVED, 0L);
        long turned = counts.getOrDefault(PassageChange.Kind.TURNED, 0L);
        List<PassageChange> sorted = replayed.changes().stream()
                .sorted(Comparator.comparing((PassageChange change) -> change.kind() == PassageChange.Kind.SAME)
                        .thenComparingLong(PassageChange::atMs))
                .toList();
        return new ReplayPage.Result(
                replayed.tags(),
                replayed.leftOut(),
                replayed.cut(),
                replayed.before(),
                replayed.after(),
                added,
                removed,
                turned,
                added + removed + turned == 0
                        ? "No passage changes"
                        : added + " added, " + removed + " removed, " + turned + " the other way",
                sorted.stream().limit(ROWS).map(TuningPages::row).toList(),
                Math.max(0, sorted.size() - ROWS));
    }

    private static ReplayPage.Row row(PassageChange change) {
        Mark mark = change.kind() == PassageChange.Kind.SAME ? Mark.NORMAL : Mark.ATTENTION;
        String word = switch (change.kind()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case TURNED -> "the other way";
            case SAME -> "as it is";
        };
        return new ReplayPage.Row(change.item(), way(change.before()), way(change.after()), mark, word);
    }

    private static Optional<ReplayPage.Way> way(@Nullable Opening opening) {
        return Optional.ofNullable(opening)
                .map(each -> new ReplayPage.Way(
                        Instant.ofEpochMilli(each.atMs()), each.kind() == Opening.Kind.INWARD ? "in" : "out"));
    }
}
