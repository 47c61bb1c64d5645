package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.SiteScope;
import org.tallyman.access.Verb;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;

/** Which places a request is about: those that it asks for and its caller may see. */
@ApplicationScoped
class Visible {

    private final Grants grants;
    private final ReadPoints readPoints;

    Visible(Grants grants, ReadPoints readPoints) {
        this.grants = grants;
        this.readPoints = readPoints;
    }

    /**
     * The ids of the places; empty when all places are meant.
     *
     * @param wanted id or code of a place, meant with all that stands in it; null for all
     * @throws org.tallyman.platform.ProblemException 400 for a place that is not there for this caller
     */
    Optional<Long[]> places(@Nullable String wanted) {
        SiteScope sites = grants.sites(Verb.VIEW);
        boolean all = wanted == null || wanted.isBlank();
        if (all && sites instanceof SiteScope.All) {
            return Optional.empty();
        }
        PlaceSnapshot snapshot = readPoints.snapshot();
        List<PlaceView> roots = snapshot.places().stream()
                .filter(place -> sites.contains(place.site().value()))
                .filter(place -> all || named(place, String.valueOf(wanted).strip()))
                .toList();
        if (roots.isEmpty() && !all) {
            throw Problem.invalid("place", String.valueOf(wanted), "is the id or code of a place that you may see")
                    .exception();
        }
        return Optional.of(snapshot.places().stream()
                .filter(place -> all
                        ? sites.contains(place.site().value())
                        : roots.stream().anyMatch(place::within))
                .map(place -> place.id().value())
                .toArray(Long[]::new));
    }

    /** Whether the caller may see what is at this place; 0 for nowhere. */
    boolean includes(long place) {
        SiteScope sites = grants.sites(Verb.VIEW);
        return place == 0
                || sites instanceof SiteScope.All
                || readPoints
                        .snapshot()
                        .place(place)
                        .map(view -> sites.contains(view.site().value()))
                        .orElse(false);
    }

    private static boolean named(PlaceView place, String wanted) {
        return place.code().equalsIgnoreCase(wanted)
                || String.valueOf(place.id().value()).equals(wanted);
    }
}
