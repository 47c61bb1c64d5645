package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.SiteScope;
import org.tallyman.access.Verb;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.Look;
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

    /**
     * As {@link #places(String)}, of those at which the list looks.
     *
     * @param words code of a place or part of its name, meant with all that stands in it; empty for all
     */
    Optional<Long[]> places(Look look, String words) {
        SiteScope sites = grants.sites(Verb.VIEW);
        if (words.isEmpty() && look.site().isEmpty() && sites instanceof SiteScope.All) {
            return Optional.empty();
        }
        List<PlaceView> shown = readPoints.snapshot().places().stream()
                .filter(place -> sites.contains(place.site().value()) && look.includes(place.site()))
                .toList();
        return Optional.of((words.isEmpty() ? shown : within(shown, words))
                .stream().map(place -> place.id().value()).toArray(Long[]::new));
    }

    /** The places that are named exactly so with all that stands in them; without any, those that have it in their name. */
    private static List<PlaceView> within(List<PlaceView> shown, String words) {
        List<PlaceView> exact =
                shown.stream().filter(place -> named(place, words)).toList();
        String part = words.toLowerCase(Locale.ROOT);
        List<PlaceView> roots = exact.isEmpty()
                ? shown.stream()
                        .filter(place -> place.name().toLowerCase(Locale.ROOT).contains(part)
                                || place.code().toLowerCase(Locale.ROOT).contains(part))
                        .toList()
                : exact;
        Set<PlaceId> inside = roots.stream().map(PlaceView::id).collect(Collectors.toSet());
        return shown.stream()
                .filter(place -> Arrays.stream(place.path().substring(1).split("/"))
                        .anyMatch(id -> inside.contains(new PlaceId(Long.parseLong(id)))))
                .toList();
    }

    /** The one site that is meant as a whole, 0 for the whole house; empty where it is anything else. */
    Optional<Long> whole(Look look) {
        return switch (grants.sites(Verb.VIEW)) {
            case SiteScope.All() ->
                Optional.of(look.site().map(site -> site.id().value()).orElse(0L));
            case SiteScope.Only(Set<Long> ids) ->
                look.site()
                        .map(site -> site.id().value())
                        .or(() -> ids.size() == 1 ? Optional.of(ids.iterator().next()) : Optional.empty());
        };
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
