package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointSettings;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** The door that somebody tunes, and its sides. */
@ApplicationScoped
class TunedDoors {

    private final ReadPoints readPoints;
    private final SitePermits permits;

    TunedDoors(ReadPoints readPoints, SitePermits permits) {
        this.readPoints = readPoints;
        this.permits = permits;
    }

    /** The door, if the caller may do this with it; else the request ends. */
    PlaceView require(long id, Verb verb) {
        String thing = "door " + id;
        PlaceView door = readPoints
                .snapshot()
                .place(id)
                .filter(place -> place.kind() == PlaceKind.DOOR)
                .orElseThrow(() -> Problem.notFound(thing).exception());
        permits.require(verb, door.site().value(), thing);
        return door;
    }

    boolean mayConfigure(PlaceView door) {
        return permits.allows(Verb.CONFIGURE, door.site().value());
    }

    Optional<ReadPointView> side(PlaceView door, ReadPointRole role) {
        return readPoints.snapshot().readPoints().stream()
                .filter(point -> point.role() == role && !point.archived() && door.equals(point.door()))
                .findFirst();
    }

    /** Those of the inside, else of the outside; they hold for both while they are tried. */
    ReadPointSettings settings(PlaceView door, Instant at) {
        PlaceSnapshot places = readPoints.snapshot();
        return side(door, ReadPointRole.DOOR_INSIDE)
                .or(() -> side(door, ReadPointRole.DOOR_OUTSIDE))
                .map(point -> places.settingsAt(point.id().value(), at))
                .orElseThrow(
                        () -> Problem.conflict("No read point is at this door.").exception());
    }
}
