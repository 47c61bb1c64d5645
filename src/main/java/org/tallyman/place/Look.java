package org.tallyman.place;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.SiteChoice;

/**
 * At what a list looks: one site, with what belongs to no site, or all sites.
 *
 * @param site the one; empty for all that the person may see
 * @param parameter of the address, for which {@code site=} stands; empty where the list looks at what the person chose
 * @param choices this site and all sites; empty where there is nothing to choose
 */
public record Look(Optional<PlaceView> site, String parameter, List<SiteChoice> choices) {

    /** The id of the one site; null for all. */
    public @Nullable Long siteId() {
        return site.map(place -> place.id().value()).orElse(null);
    }

    /** Whether what belongs to this site, or to none (null), is looked at. */
    public boolean includes(@Nullable PlaceId of) {
        return of == null || site.map(place -> place.id().equals(of)).orElse(true);
    }
}
