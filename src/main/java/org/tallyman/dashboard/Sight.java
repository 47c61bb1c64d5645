package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Grants;
import org.tallyman.access.SiteScope;
import org.tallyman.access.Verb;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.ReadPoints;

/** What the person may see and looks at: of its sites, the chosen one. */
@ApplicationScoped
class Sight {

    private final Grants grants;
    private final ChosenSite site;
    private final ReadPoints readPoints;

    Sight(Grants grants, ChosenSite site, ReadPoints readPoints) {
        this.grants = grants;
        this.site = site;
        this.readPoints = readPoints;
    }

    /** What belongs to no site is for those who may see every site, wherever they look. */
    boolean includes(@Nullable PlaceId of) {
        return of == null ? everything() : includesSite(of.value());
    }

    boolean includesAny(Set<Long> sites) {
        return sites.isEmpty() ? everything() : sites.stream().anyMatch(this::includesSite);
    }

    /** By the id of a place; 0 stands for no place. */
    boolean includesPlace(long place) {
        return readPoints
                .snapshot()
                .place(place)
                .map(view -> includesSite(view.site().value()))
                .orElseGet(this::everything);
    }

    private boolean includesSite(long id) {
        return grants.allows(Verb.VIEW, id)
                && site.get().map(chosen -> chosen.id().value() == id).orElse(true);
    }

    private boolean everything() {
        return grants.sites(Verb.VIEW) instanceof SiteScope.All;
    }
}
