package org.tallyman.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;

/** Which places and read points the caller may see or change: those of its sites. */
@ApplicationScoped
class PlaceAccess {

    private final ReadPoints readPoints;
    private final SitePermits permits;

    PlaceAccess(ReadPoints readPoints, SitePermits permits) {
        this.readPoints = readPoints;
        this.permits = permits;
    }

    PlaceSnapshot snapshot() {
        return readPoints.snapshot();
    }

    /** By id. */
    Stream<PlaceView> visible() {
        return snapshot().places().stream().filter(this::maySee);
    }

    boolean maySee(PlaceView place) {
        return permits.allows(Verb.VIEW, place.site().value());
    }

    /** The sites in use, by code. */
    List<PlaceView> sites() {
        return snapshot().sites().stream()
                .filter(site -> !site.archived() && maySee(site))
                .toList();
    }

    boolean mayConfigure(PlaceView place) {
        return permits.allows(Verb.CONFIGURE, place.site().value());
    }

    boolean mayConfigureEverywhere() {
        return permits.allowsEverywhere(Verb.CONFIGURE);
    }

    /** The place, or an end of the request with 404 or 403. */
    PlaceView place(long id, Verb verb) {
        PlaceView place = snapshot()
                .place(id)
                .orElseThrow(() -> Problem.notFound("place " + id).exception());
        permits.require(verb, place.site().value(), "place " + id);
        return place;
    }

    /** The read point, or an end of the request with 404 or 403. */
    ReadPointView readPoint(long id, Verb verb) {
        ReadPointView point = snapshot()
                .find(id)
                .orElseThrow(() -> Problem.notFound("read point " + id).exception());
        permits.require(verb, point.site().value(), "read point " + id);
        return point;
    }

    /** Asks for the right to configure at a place's site; without a place at every site. */
    void requireAt(@Nullable Long id) {
        if (id == null) {
            permits.requireEverywhere(Verb.CONFIGURE);
        } else {
            place(id, Verb.CONFIGURE);
        }
    }

    void requireEverywhere() {
        permits.requireEverywhere(Verb.CONFIGURE);
    }
}
