package org.tallyman.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.access.SiteNames;
import org.tallyman.place.ReadPoints;

/** Tells those who grant verbs, and do not know places, what the sites are called. */
@ApplicationScoped
class PlaceSiteNames implements SiteNames {

    private final ReadPoints places;

    PlaceSiteNames(ReadPoints places) {
        this.places = places;
    }

    @Override
    public List<Site> sites() {
        return places.snapshot().sites().stream()
                .map(site -> new Site(site.id().value(), site.code(), site.name()))
                .toList();
    }
}
