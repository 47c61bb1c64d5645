package org.tallyman.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.ReadPointId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of read points and their settings. */
@ApplicationScoped
public class ReadPointCommands {

    /** The first settings of a read point hold from here, before anything that a device could report. */
    public static final Instant SINCE_EVER = Instant.EPOCH;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final ReadPointRepository repository;
    private final ReadPoints readPoints;
    private final Event<ChangeMade> changes;
    private final Event<SettingsChanged> settingsChanges;
    private final Clock clock;

    ReadPointCommands(
            ReadPointRepository repository,
            ReadPoints readPoints,
            Event<ChangeMade> changes,
            Event<SettingsChanged> settingsChanges,
            Clock clock) {
        this.repository = repository;
        this.readPoints = readPoints;
        this.changes = changes;
        this.settingsChanges = settingsChanges;
        this.clock = clock;
    }

    /**
     * Fields code, name, role, placeId and doorId; a door side without a place is at the door itself. What the fields say
     * of {@link ReadPointSettings} holds since ever; what they do not say is as usual for the role.
     */
    @Transactional
    public Outcome<ReadPointId> create(Fields fields) {
        ReadPointRole role = fields.choice("role", ReadPointRole.class);
        PlaceView door = door(fields, role);
        PlaceView place = fields.has("placeId") || door == null ? place(fields, "placeId") : door;
        String code = fields.matching("code", CODE, "is 1 to 64 letters, digits, dots, dashes or underscores");
        String name = fields.required("name", 120);
        if (door != null && place != null && !door.site().equals(place.site())) {
            fields.refuse("placeId", "is in another site than the door");
        }
        ReadPointSettings settings = role.defaults().changedBy(fields);
        Optional<Problem> problem = fields.problem().or(() -> taken(code, role, door));
        if (problem.isPresent() || place == null) {
            return Outcome.refused(problem.orElseGet(() -> Problem.notFound("place")));
        }
        ReadPoint point = new ReadPoint(role, door == null ? null : door.id());
        point.describe(place.id(), code, name);
        return Outcome.done(open(point, settings));
    }

    /**
     * The read point of this role at a place, made with defaults when there is none: so that a new device's first reads
     * have a place at once. A door must be given for door roles and for no other.
     */
    @Transactional
    public ReadPointId openAt(PlaceView place, ReadPointRole role) {
        return repository.findAt(place.id(), role).map(ReadPoint::id).orElseGet(() -> {
            String side = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            ReadPoint point = new ReadPoint(role, role.atDoor() ? place.id() : null);
            point.describe(place.id(), freeCode(place, side), place.name());
            return open(point, role.defaults());
        });
    }

    /**
     * Fields code, name and placeId.
     *
     * @param seen the version that it must still have; null for any
     */
    @Transactional
    public Outcome<ReadPointId> edit(ReadPointId id, @Nullable Integer seen, Fields fields) {
        ReadPoint point = repository.findById(id.value());
        if (point == null) {
            return Outcome.refused(Problem.notFound("read point " + id.value()));
        }
        if (seen != null && seen != point.version()) {
            return Outcome.refused(Problem.changed());
        }
        PlaceView place = place(fields, "placeId");
        if (place != null && !place.site().equals(site(point))) {
            fields.refuse("placeId", "is in the site of this read point");
        }
        String code = fields.matching("code", CODE, "is 1 to 64 letters, digits, dots, dashes or underscores");
        String name = fields.required("name", 120);
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent() || place == null) {
            return Outcome.refused(problem.orElseGet(() -> Problem.notFound("place")));
        }
        if (!code.equals(point.code()) && repository.count("code", code) > 0) {
            return Outcome.refused(codeTaken(code));
        }
        String before = point.summary();
        point.describe(place.id(), code, name);
        return Outcome.done(done("edit", point, before));
    }

    @Transactional
    public Outcome<ReadPointId> archive(ReadPointId id) {
        ReadPoint point = repository.findById(id.value());
        if (point == null) {
            return Outcome.refused(Problem.notFound("read point " + id.value()));
        }
        String before = point.summary();
        point.archive(clock.instant());
        return Outcome.done(done("archive", point, before));
    }

    /**
     * Fields of {@link ReadPointSettings}, absent ones staying as they were, and validFrom: by default now, and always
     * after the settings before it. What was seen since then is judged anew.
     */
    @Transactional
    public Outcome<ReadPointId> changeSettings(ReadPointId id, Fields fields) {
        PlaceSnapshot snapshot = readPoints.snapshot();
        if (snapshot.find(id.value()).isEmpty()) {
            return Outcome.refused(Problem.notFound("read point " + id.value()));
        }
        SettingsTimeline.Entry newest = snapshot.settings(id.value()).getLast();
        Instant given = fields.optionalInstant("validFrom");
        Instant validFrom = given == null ? clock.instant() : given;
        ReadPointSettings settings = newest.settings().changedBy(fields);
        if (!validFrom.isAfter(newest.validFrom())) {
            fields.refuse("validFrom", "is after " + newest.validFrom() + ", when the settings before it began");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        repository.addSettings(id, validFrom, settings);
        readPoints.refreshAfterCommit();
        changes.fire(new ChangeMade(
                "settings",
                "read-point",
                String.valueOf(id.value()),
                newest.settings().toString(),
                "from " + validFrom + ": " + settings));
        boolean quantum = settings.quantumMs() != newest.settings().quantumMs();
        settingsChanges.fire(new SettingsChanged(id, validFrom, quantum));
        return Outcome.done(id);
    }

    private ReadPointId open(ReadPoint point, ReadPointSettings settings) {
        repository.persistAndFlush(point);
        repository.addSettings(point.id(), SINCE_EVER, settings);
        return done("create", point, "");
    }

    private ReadPointId done(String verb, ReadPoint point, String before) {
        repository.flush();
        readPoints.refreshAfterCommit();
        changes.fire(
                new ChangeMade(verb, "read-point", String.valueOf(point.id().value()), before, point.summary()));
        return point.id();
    }

    /** Where it is it stays: what it saw belongs to that site for good. */
    private @Nullable PlaceId site(ReadPoint point) {
        return readPoints
                .snapshot()
                .find(point.id().value())
                .map(ReadPointView::site)
                .orElse(null);
    }

    private @Nullable PlaceView door(Fields fields, ReadPointRole role) {
        if (!role.atDoor()) {
            if (fields.has("doorId")) {
                fields.refuse("doorId", "belongs to the roles DOOR_INSIDE and DOOR_OUTSIDE");
            }
            return null;
        }
        PlaceView door = place(fields, "doorId");
        if (door != null && door.kind() != PlaceKind.DOOR) {
            fields.refuse("doorId", "is a place of kind DOOR, not " + door.kind());
        }
        return door;
    }

    private @Nullable PlaceView place(Fields fields, String field) {
        Long id = fields.optionalId(field);
        PlaceView place = id == null ? null : readPoints.snapshot().place(id).orElse(null);
        if (place == null || place.archived()) {
            fields.refuse(field, "is the id of a place in use");
        }
        return place;
    }

    private Optional<Problem> taken(String code, ReadPointRole role, @Nullable PlaceView door) {
        if (repository.count("code", code) > 0) {
            return Optional.of(codeTaken(code));
        }
        if (door == null) {
            return Optional.empty();
        }
        long sides = repository.count(
                "doorId = ?1 and role = ?2 and archivedAt is null", door.id().value(), role);
        return sides == 0
                ? Optional.empty()
                : Optional.of(Problem.conflict(
                        "Door " + door.code() + " has its " + role + " already: bind more antennas to that one."));
    }

    private static Problem codeTaken(String code) {
        return Problem.conflict("Code “" + code + "” is taken by another read point.");
    }

    private String freeCode(PlaceView place, String side) {
        String site = readPoints
                .snapshot()
                .place(place.site().value())
                .map(PlaceView::code)
                .orElse("");
        String wanted = (place.kind() == PlaceKind.SITE ? "" : site + "-") + place.code() + "-" + side;
        String code = wanted.substring(0, Math.min(wanted.length(), 60));
        String free = code;
        for (int number = 2; repository.count("code", free) > 0; number++) {
            free = code + "-" + number;
        }
        return free;
    }
}
